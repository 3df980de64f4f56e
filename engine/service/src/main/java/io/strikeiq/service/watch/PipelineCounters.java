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
    private static final double MILLION = 1e6;
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

    private final Pipeline pipeline;
    private final LatencyRecorder latency;
    private final LongSupplier nanoTime;
    private long mostUsed;
    private long latencyAt;
    /** By thread, at the last sample. */
    private Map<String, Long> busy = new LinkedHashMap<>();

    private long busyAt;

    /** @param nanoTime a monotonic clock */
    public PipelineCounters(Pipeline pipeline, LatencyRecorder latency, LongSupplier nanoTime) {
        this.pipeline = pipeline;
        this.latency = latency;
        this.nanoTime = nanoTime;
        this.latencyAt = nanoTime.getAsLong();
        this.busyAt = latencyAt;
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
        duty(now, file);
        now.signalsByEngine().forEach((engine, count) -> file.set(Measure.SIGNALS, engine, count));
        now.refused().forEach((reason, count) -> file.set(Measure.REFUSED, reason, count));
        now.quarantines().forEach((engine, count) -> file.set(Measure.QUARANTINES, engine, count));
        latency(file);
    }

    /** A thread may have several handlers, which take turns. */
    private void duty(PipelineActivity now, CounterFile file) {
        long time = nanoTime.getAsLong();
        Map<String, Long> before = busy;
        busy = new LinkedHashMap<>();
        Map<String, Long> longest = new LinkedHashMap<>();
        for (StageStatus each : now.threads()) {
            busy.merge(each.thread(), each.busy(), Long::sum);
            longest.merge(each.thread(), each.longest(), Math::max);
        }
        long passed = Math.max(1, time - busyAt);
        busyAt = time;
        busy.forEach((thread, nanos) -> {
            double share = (double) (nanos - before.getOrDefault(thread, 0L)) / passed;
            file.set(Measure.STAGE_BUSY, thread, nanos);
            // A batch is counted when it ends, all of it.
            file.set(Measure.STAGE_DUTY, thread, Math.round(MILLION * Math.min(1, share)));
            file.set(Measure.STAGE_BATCH_MOST, thread, longest.get(thread));
        });
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
