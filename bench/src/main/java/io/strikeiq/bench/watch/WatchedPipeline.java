package io.strikeiq.bench.watch;

import io.strikeiq.bench.load.PeriodicEngine;
import io.strikeiq.bench.profile.ChainTicks;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.pipeline.Intake;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The pipeline of a service with a market in memory, at a planned rate or as fast as it goes. */
final class WatchedPipeline implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(1);
    private final ChainTicks ticks;
    private final LatencyRecorder latency = new LatencyRecorder(System::nanoTime);
    private final Pipeline pipeline;
    private long sent;

    /** @param board where the present is shown, null for nowhere */
    WatchedPipeline(ChainTicks ticks, EngineRegistry registry, OutboundDrain drain, PresentBoard board) {
        this.ticks = ticks;
        this.pipeline = new Pipeline(
                PipelineSettings.defaults()
                        .withLayout(Layout.FUSED)
                        .withWaitMode(WaitMode.BLOCKING)
                        .withRingSize(1 << 16),
                new StandardMetrics(MetricsSettings.defaults()),
                registry,
                List.of(),
                new BarrierPrior(1),
                drain,
                latency,
                StageFailures.defaults(),
                DeadLetters.NONE,
                Intake.replay(),
                board);
        ticks.open(pipeline);
    }

    /** The engines of a service and one that signals at a known pace. */
    static EngineRegistry registry(int every) {
        return StandardEngines.registry().register(new PeriodicEngine(every));
    }

    Pipeline pipeline() {
        return pipeline;
    }

    LatencyRecorder latency() {
        return latency;
    }

    /**
     * Publishes at a rate for a time; returns the rate that was reached. All that is due goes out once a millisecond, as from a socket,
     * and the thread rests between: one that spins would take a core from those that are measured.
     */
    double pace(double rate, double seconds) {
        long begun = System.nanoTime();
        long count = (long) (rate * seconds);
        for (long i = 0; i < count; ) {
            long dueBy = (long) ((System.nanoTime() - begun) * rate / 1e9);
            for (; i < Math.min(count, dueBy); i++) {
                pipeline.publish(ticks.next(sent++), System.nanoTime());
            }
            LockSupport.parkNanos(REST);
        }
        return count / ((System.nanoTime() - begun) / 1e9);
    }

    @Override
    public void close() {
        pipeline.stop(PATIENCE_SECONDS, TimeUnit.SECONDS);
        pipeline.close();
    }
}
