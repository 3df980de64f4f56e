package io.strikeiq.core.pipeline;

import com.lmax.disruptor.Sequence;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.state.MarketState;
import java.util.List;

/**
 * A frame log with its writer and two readers, the ring reduced to the ticks of its slots and the last slot that it shows.
 * Each tick gives every metric that it concerns a value of its own, so that a metric tells by which tick it was written.
 */
final class FrameLogRig {
    /** Slots of the ring: more than the log has room for, so that it is written round more than twice. */
    static final int SLOTS = 16;

    private static final int READERS = 2;

    final HaltPolicy halt = new HaltPolicy();
    /** The last slot that the readers may see. */
    final Sequence shown = new Sequence();

    private final MarketState state = new MarketState();
    private final MetricsStage metrics = new MetricsStage(state, List::of);
    private final FrameLog log = new FrameLog(state, metrics, halt, SLOTS, READERS);
    private final MarketEvent[] ticks;

    /**
     * @param types type of each tick; each INSTRUMENT defines one more underlying, all but these and CLOCK are of the first
     */
    FrameLogRig(TickType... types) {
        ticks = new MarketEvent[types.length];
        log.showing(shown);
        int underlyings = 0;
        for (int slot = 0; slot < types.length; slot++) {
            MarketEvent tick = new MarketEvent();
            tick.type = types[slot];
            tick.sequence = slot + 1L;
            tick.definition = types[slot] == TickType.INSTRUMENT ? underlying(underlyings++) : null;
            tick.instrument = tick.definition;
            tick.underlyingIndex = types[slot] == TickType.CLOCK ? -1 : 0;
            ticks[slot] = tick;
        }
    }

    private static Instrument underlying(int id) {
        return Instrument.underlying(id, "U" + id, InstrumentKind.INDEX, 1, 0.05, "USD");
    }

    int ticks() {
        return ticks.length;
    }

    /** Whether the thread of the metrics would pass over a tick. */
    boolean isBehindFailure(int slot) {
        return halt.isBehindFailure(ticks[slot].sequence);
    }

    /** What the thread of the metrics does with a tick; the ring does not show it yet. */
    void write(int slot) {
        MarketEvent tick = ticks[slot];
        if (tick.type == TickType.INSTRUMENT) {
            state.onTick(tick);
            metrics.onTick(tick);
        }
        for (int underlying = 0; underlying < state.underlyingCount(); underlying++) {
            for (int i = 0; isOf(tick, underlying) && i < Metric.count(); i++) {
                metrics.frame(underlying).set(i, value(slot, i));
            }
        }
        log.onTick(tick, slot);
    }

    private static boolean isOf(MarketEvent tick, int underlying) {
        return tick.type == TickType.CLOCK || tick.underlyingIndex == underlying;
    }

    private static double value(int slot, int ordinal) {
        return 1_000 * (slot + 1) + ordinal;
    }

    Reader reader(int index) {
        return new Reader(new FrameReplica(log, index));
    }

    /** One engine thread's view. */
    final class Reader {
        private final FrameReplica replica;
        private final int[] writtenAt = new int[SLOTS];
        private int next;
        private int wrong;

        Reader(FrameReplica replica) {
            this.replica = replica;
        }

        /** Slots read so far. */
        int read() {
            return next;
        }

        /** Metrics that were not those of their tick, so far. */
        int wrong() {
            return wrong;
        }

        /** Reads the next slot; false when its tick has not come to the engines. */
        boolean readNext() {
            MarketEvent tick = ticks[next];
            if (!comes(tick)) {
                return false;
            }
            for (int underlying = 0; underlying < replica.underlyingCount(); underlying++) {
                if (isOf(tick, underlying)) {
                    writtenAt[underlying] = next;
                }
                check(replica.frame(underlying), writtenAt[underlying]);
            }
            next++;
            return true;
        }

        /** A header that was overwritten may lead out of the frame. */
        private boolean comes(MarketEvent tick) {
            try {
                return replica.onTick(tick, next);
            } catch (IndexOutOfBoundsException e) {
                wrong++;
                return false;
            }
        }

        private void check(MetricFrame frame, int slot) {
            for (int i = 0; i < Metric.count(); i++) {
                wrong += frame.get(i) == value(slot, i) ? 0 : 1;
            }
        }
    }
}
