package io.strikeiq.core.pipeline;

import com.lmax.disruptor.Sequence;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.state.MarketState;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries the metrics of each tick from the thread that keeps them to those that run the engines: what of the frames that
 * a tick's engines read has changed since these engines last read them.
 *
 * <pre>
 *   slots of the ring    tick 7          tick 8   tick 9 (clock)
 *                        from─┐  to      from=to  from─┐
 *   the log           ... [A: 3 changes]               [A: 0] [B: 17 changes] ...
 *                        └ header, then (ordinal, value) by (ordinal, value)
 * </pre>
 *
 * <p>Written by the thread of the metrics alone, behind all that lies before the slowest reader: it waits while there is
 * no room, and lets the readers see the slots before the one in hand, which the ring shows by whole batches otherwise. A
 * slot's note and the changes of its tick are written before the ring shows the slot to the readers, and
 * overwritten only when every reader has read on, so that a reader never sees a metric of a later tick.
 */
final class FrameLog {
    private static final int LARGEST_BLOCK = 1 + Metric.count();
    /** Changes for which there is room by slot; a tick changes fewer but on a cadence. */
    private static final int CHANGES_PER_SLOT = 8;

    private static final int LEAST_BLOCKS = 4;

    private final MarketState state;
    private final MetricsStage metrics;
    private final HaltPolicy halt;
    private final SlotNote[] notes;
    private final Sequence[] readers;
    private FrameChanges changes;
    private Instrument[] underlyings = new Instrument[0];
    /** What the readers make of the log, by underlying. */
    private MetricFrame[] shown = new MetricFrame[0];

    private Sequence done = new Sequence();
    private long head;
    private long readByAll;

    FrameLog(MarketState state, MetricsStage metrics, HaltPolicy halt, int slots, int readerCount) {
        this.state = state;
        this.metrics = metrics;
        this.halt = halt;
        this.notes = new SlotNote[slots];
        Arrays.setAll(notes, i -> new SlotNote());
        this.readers = new Sequence[readerCount];
        Arrays.setAll(readers, i -> new Sequence(0));
        this.changes = new FrameChanges(Math.max(CHANGES_PER_SLOT * slots, LEAST_BLOCKS * LARGEST_BLOCK));
    }

    /** What a reader has to know of a slot. */
    static final class SlotNote {
        /** The tick that the note is of; another one has not come to its engines. */
        long tick;

        long from;
        Instrument[] underlyings;
    }

    /** To be told before the first tick how the readers see a slot before its batch is over. */
    void showing(Sequence sequence) {
        done = sequence;
    }

    /** Writes what the engines of a tick read. While the pipeline ends it may leave the tick without a note. */
    void onTick(MarketEvent tick, long ringSequence) {
        addUnderlyings(tick, ringSequence);
        long from = head;
        if (writeAll(tick, ringSequence)) {
            SlotNote note = note(ringSequence);
            note.from = from;
            note.underlyings = underlyings;
            note.tick = tick.sequence;
        }
    }

    private boolean writeAll(MarketEvent tick, long ringSequence) {
        if (tick.underlyingIndex >= 0) {
            return write(tick.underlyingIndex, tick, ringSequence);
        }
        boolean written = true;
        for (int i = 0; written && tick.type == TickType.CLOCK && i < underlyings.length; i++) {
            written = write(i, tick, ringSequence);
        }
        return written;
    }

    private boolean write(int underlying, MarketEvent tick, long ringSequence) {
        if (!awaitReaders(head + LARGEST_BLOCK - changes.capacity(), tick, ringSequence)) {
            return false;
        }
        MetricFrame frame = metrics.frame(underlying);
        MetricFrame last = shown[underlying];
        long header = head++;
        int ordinal = frame.firstDifference(last, 0);
        while (ordinal < Metric.count()) {
            changes.put(head++, ordinal, frame.get(ordinal));
            last.copy(ordinal, frame);
            ordinal = frame.firstDifference(last, ordinal + 1);
        }
        changes.putHeader(header, (int) (head - header - 1), state.underlying(underlying).sessionClosed, frame);
        return true;
    }

    /** Waits until every reader has read up to a position; false when the pipeline ends before. */
    private boolean awaitReaders(long position, MarketEvent tick, long ringSequence) {
        if (readByAll < position) {
            readByAll = slowest();
        }
        while (readByAll < position) {
            if (halt.isEnding(tick.sequence)) {
                return false;
            }
            done.set(ringSequence - 1);
            LockSupport.parkNanos(this, 1);
            readByAll = slowest();
        }
        return true;
    }

    private long slowest() {
        long slowest = Long.MAX_VALUE;
        for (Sequence reader : readers) {
            slowest = Math.min(slowest, reader.get());
        }
        return slowest;
    }

    private void addUnderlyings(MarketEvent tick, long ringSequence) {
        int count = state.underlyingCount();
        if (underlyings.length == count) {
            return;
        }
        int before = underlyings.length;
        // The readers keep the array that they know.
        underlyings = Arrays.copyOf(underlyings, count);
        shown = Arrays.copyOf(shown, count);
        for (int i = before; i < count; i++) {
            underlyings[i] = state.underlying(i).instrument();
            shown[i] = new MetricFrame();
        }
        int least = LEAST_BLOCKS * LARGEST_BLOCK * count;
        if (changes.capacity() < least && awaitReaders(head, tick, ringSequence)) {
            changes = new FrameChanges(least);
        }
    }

    /** The note of a slot; written by the metrics' thread before the ring shows the slot. */
    SlotNote note(long ringSequence) {
        return notes[(int) ringSequence & (notes.length - 1)];
    }

    /** The changes; a reader keeps no reference beyond a tick. */
    FrameChanges changes() {
        return changes;
    }

    /** Position before which a reader has read everything, to be set by that reader. */
    Sequence reader(int index) {
        return readers[index];
    }
}
