package io.strikeiq.service.run;

import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.pipeline.LatencyRecorder;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.StandardMetrics;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.config.StrikeIqConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Puts the ticks of a source through a pipeline of the config's shape. */
final class Replay {
    private final StrikeIqConfig config;
    private final Speed speed;
    private final StopRequest stop;
    private final LongConsumer progress;
    private long caughtUpAt;

    /**
     * @param progress told from time to time how many ticks have been published
     */
    Replay(StrikeIqConfig config, Speed speed, StopRequest stop, LongConsumer progress) {
        this.config = config;
        this.speed = speed;
        this.stop = stop;
        this.progress = progress;
    }

    /** Lets ticks up to a sequence pass without waiting: they were replayed in this run before. */
    Replay catchingUpTo(long sequence) {
        caughtUpAt = sequence;
        return this;
    }

    /**
     * Publishes the source to its end, to damage in it or to a stop request, and drains the ring.
     *
     * @param drain where the outbound records go, called on the drain's thread until this method returns
     */
    RunResult run(String runId, TickSource source, OutboundDrain drain) {
        LatencyRecorder latency = new LatencyRecorder(System::nanoTime);
        try (Pipeline pipeline = pipeline(drain, latency)) {
            long startedAt = System.nanoTime();
            GoodTicks good = new GoodTicks(source);
            boolean ended = new TickPump(speed, caughtUpAt, stop, progress).run(good, pipeline);
            PipelineResult result = pipeline.stop(config.run().drainTimeout(), TimeUnit.NANOSECONDS);
            long elapsed = System.nanoTime() - startedAt;
            boolean completed = ended && good.damage() == null;
            return RunResult.of(runId, completed, good.damage(), result, elapsed, latencies(latency));
        }
    }

    private Pipeline pipeline(OutboundDrain drain, LatencyRecorder latency) {
        return new Pipeline(
                config.pipeline(),
                new StandardMetrics(config.metrics()),
                config.registry(),
                config.engines(),
                new BarrierPrior(config.barrier()),
                drain,
                latency);
    }

    private static Map<String, Latency> latencies(LatencyRecorder recorder) {
        Map<String, Latency> latencies = new LinkedHashMap<>();
        latencies.put("processing", Latency.of(recorder.processing()));
        latencies.put("ring", Latency.of(recorder.ring()));
        return latencies;
    }
}
