package io.strikeiq.bench.watch;

import io.strikeiq.bench.profile.ChainTicks;
import io.strikeiq.bench.profile.ProcessorTime;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages of a pipeline twice on one thread, shown on a board and not, a thousand ticks of the same in turn: whatever else the
 * machine does, both meet it. There is no ring, since what a thread spends on waits depends on how full it is; and that is no cost of
 * being watched.
 */
final class WatchedStages {
    private static final int BLOCK = 1_000;

    private final ChainTicks ticks;
    private final Replica on;
    private final Replica off;
    private final MarketEvent[] block = new MarketEvent[BLOCK];
    private long sequence;
    private long sent;
    private long turns;

    /** @param onFirst whether those that are shown are made first */
    WatchedStages(ChainTicks ticks, EngineRegistry registry, PresentBoard board, boolean onFirst) {
        this.ticks = ticks;
        Replica first = stages(registry, onFirst ? board : null);
        Replica second = stages(registry, onFirst ? null : board);
        this.on = onFirst ? first : second;
        this.off = onFirst ? second : first;
        for (int i = 0; i < BLOCK; i++) {
            block[i] = new MarketEvent();
        }
        TickSink both = tick -> {
            tick.sequence = ++sequence;
            on.accept(tick);
            off.accept(tick);
        };
        ticks.open(both);
    }

    private static Replica stages(EngineRegistry registry, PresentBoard board) {
        return new Replica(
                PipelineSettings.defaults(),
                new StandardMetrics(MetricsSettings.defaults()),
                registry,
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                StageFailures.defaults(),
                board);
    }

    /**
     * Measures.
     *
     * @param count ticks of a pair
     */
    WatchCost cost(int underlyings, int contracts, int count, int pairs) {
        pair(count);
        List<Double> watched = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            long[] nanos = pair(count);
            watched.add((double) nanos[0] / count);
            plain.add((double) nanos[1] / count);
        }
        return new WatchCost(underlyings, contracts, watched, plain);
    }

    /** Processor time of the two, in nanoseconds. */
    private long[] pair(int count) {
        long[] nanos = new long[2];
        for (int done = 0; done < count; done += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                block[i].copyFrom(ticks.next(sent++));
                block[i].sequence = ++sequence;
            }
            boolean first = turns++ % 2 == 0;
            nanos[first ? 0 : 1] += run(first ? on : off);
            nanos[first ? 1 : 0] += run(first ? off : on);
        }
        return nanos;
    }

    private long run(Replica stages) {
        long begun = ProcessorTime.nanos();
        for (MarketEvent tick : block) {
            stages.accept(tick);
        }
        return ProcessorTime.nanos() - begun;
    }
}
