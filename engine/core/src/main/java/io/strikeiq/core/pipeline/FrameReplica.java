package io.strikeiq.core.pipeline;

import com.lmax.disruptor.Sequence;
import io.strikeiq.core.engine.MarketView;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.metrics.MetricFrame;
import java.util.Arrays;

/** The frames as an engine thread reads them from the log: at each tick equal, bit for bit, to those of the metrics. */
final class FrameReplica implements MarketView {
    private final FrameLog log;
    private final Sequence read;
    private Instrument[] underlyings = new Instrument[0];
    private MetricFrame[] frames = new MetricFrame[0];
    private boolean[] sessionClosed = new boolean[0];

    /**
     * @param reader which reader of the log this is
     */
    FrameReplica(FrameLog log, int reader) {
        this.log = log;
        this.read = log.reader(reader);
    }

    /** Reads what a tick changed; false when it has not come to its engines, since a stage failed on it. */
    boolean onTick(MarketEvent tick, long ringSequence) {
        FrameLog.SlotNote note = log.note(ringSequence);
        if (note.tick != tick.sequence) {
            return false;
        }
        addUnderlyings(note.underlyings);
        long position = note.from;
        if (tick.underlyingIndex >= 0) {
            position = read(tick.underlyingIndex, position);
        } else if (tick.type == TickType.CLOCK) {
            for (int i = 0; i < frames.length; i++) {
                position = read(i, position);
            }
        }
        read.set(position);
        return true;
    }

    private long read(int underlying, long header) {
        FrameChanges changes = log.changes();
        MetricFrame frame = frames[underlying];
        sessionClosed[underlying] = changes.isSessionClosed(header);
        frame.settleAs(changes.isFresh(header), changes.isWhole(header));
        long end = header + 1 + changes.count(header);
        for (long position = header + 1; position < end; position++) {
            frame.restore(changes.ordinal(position), changes.value(position));
        }
        return end;
    }

    private void addUnderlyings(Instrument[] known) {
        int before = frames.length;
        if (before == known.length) {
            return;
        }
        underlyings = known;
        sessionClosed = Arrays.copyOf(sessionClosed, known.length);
        frames = Arrays.copyOf(frames, known.length);
        for (int i = before; i < known.length; i++) {
            frames[i] = new MetricFrame();
        }
    }

    @Override
    public int underlyingCount() {
        return underlyings.length;
    }

    @Override
    public Instrument underlying(int index) {
        return underlyings[index];
    }

    @Override
    public boolean isSessionClosed(int index) {
        return sessionClosed[index];
    }

    @Override
    public MetricFrame frame(int index) {
        return frames[index];
    }
}
