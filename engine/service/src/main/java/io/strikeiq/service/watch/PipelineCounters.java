package io.strikeiq.service.watch;

import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineActivity;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.StageStatus;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What the pipeline does, and the latencies of the last ten seconds. */
public final class PipelineCounters implements CounterSource {
    private static final long LATENCY_PERIOD = TimeUnit.SECONDS.toNanos(10);
    private static final double PERCENT = 100;
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

    private final Pipeline pipeline;
    private final LatencyRecorder latency;
    private final LongSupplier nanoTime;
    private long mostUsed;
    private long latencyAt;

    /** @param nanoTime a monotonic clock */
    public PipelineCounters(Pipeline pipeline, LatencyRecorder latency, LongSupplier nanoTime) {
        this.pipeline = pipeline;
        this.latency = latency;
        this.nanoTime = nanoTime;
        this.latencyAt = nanoTime.getAsLong();
    }

    @Override
    public void sample(CounterFile file) {
        PipelineActivity now = pipeline.activity();
        file.set(Measure.TICKS_PUBLISHED, Math.max(0, now.published()));
        file.set(Measure.RING_SIZE, now.ringSize());
        file.set(Measure.RING_USED, now.waiting());
        mostUsed = Math.max(mostUsed, now.waiting());
        file.set(Measure.RING_USED_MOST, mostUsed);
        slowest(now).forEach((thread, status) -> {
            file.set(Measure.TICKS_DONE, thread, Math.max(0, status.tick() - (status.stage() == null ? 0 : 1)));
            file.set(Measure.TICKS_WAITING, thread, status.waiting());
            file.set(Measure.BATCHES, thread, status.batches());
        });
        now.signalsByEngine().forEach((engine, count) -> file.set(Measure.SIGNALS, engine, count));
        now.refused().forEach((reason, count) -> file.set(Measure.REFUSED, reason, count));
        now.quarantines().forEach((engine, count) -> file.set(Measure.QUARANTINES, engine, count));
        latency(file);
    }

    /** By thread the handler that is furthest behind. */
    private static Map<String, StageStatus> slowest(PipelineActivity now) {
        Map<String, StageStatus> slowest = new LinkedHashMap<>();
        for (StageStatus each : now.threads()) {
            slowest.merge(each.thread(), each, (one, other) -> one.waiting() >= other.waiting() ? one : other);
        }
        return slowest;
    }

    private void latency(CounterFile file) {
        long now = nanoTime.getAsLong();
        if (now - latencyAt < LATENCY_PERIOD) {
            return;
        }
        latencyAt = now;
        latency.recent().forEach((path, histogram) -> {
            for (double quantile : QUANTILES) {
                file.set(Measure.LATENCY, path + " " + quantile, histogram.getValueAtPercentile(quantile * PERCENT));
            }
        });
    }
}
