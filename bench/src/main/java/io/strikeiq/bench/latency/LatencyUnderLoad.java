package io.strikeiq.bench.latency;

import io.strikeiq.bench.kernel.BareRing;
import io.strikeiq.bench.kernel.RecordedTicks;
import io.strikeiq.core.pipeline.LatencyRecorder;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.MetricsSettings;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.StandardEngines;
import io.strikeiq.core.pipeline.StandardMetrics;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.signal.BarrierPrior;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Latency by rate, from the time a tick was due to the end of the drain, of all stages and of a bare ring in the same
 * run. Prints one line for each rate, path and percentile set; a line whose rate was not reached is marked FAIL.
 */
public final class LatencyUnderLoad {
    private static final int SECONDS_PER_RATE = 4;
    private static final int[] RATES = {10_000, 25_000, 50_000, 100_000, 200_000, 400_000};
    private static final int SLOTS = 65_536;

    private LatencyUnderLoad() {}

    /** Runs every rate; takes about two minutes. */
    public static void main(String[] args) {
        RecordedTicks session = new RecordedTicks(400_000);
        measure(session, 50_000, Layout.FUSED);
        measure(session, 50_000, null);
        System.out.printf(
                "%-10s %9s %9s %9s %9s %9s %9s%n", "path", "ticks/s", "p50 us", "p99 us", "p99.9 us", "max us", "rate");
        for (int rate : RATES) {
            print("bare", rate, measure(session, rate, null));
            print("fused", rate, measure(session, rate, Layout.FUSED));
            print("pipelined", rate, measure(session, rate, Layout.PIPELINED));
        }
    }

    private record Measured(OpenLoop.Outcome outcome, Histogram latency) {}

    private static Measured measure(RecordedTicks session, int rate, Layout layout) {
        int count = Math.min(session.count(), rate * SECONDS_PER_RATE);
        LatencyRecorder recorder = new LatencyRecorder(SystemNanoClock.INSTANCE);
        OpenLoop loop = new OpenLoop(SystemNanoClock.INSTANCE, rate);
        OpenLoop.Outcome outcome = layout == null
                ? bare(session, count, recorder, loop)
                : pipeline(session, count, recorder, loop, layout);
        return new Measured(outcome, recorder.ring());
    }

    private static OpenLoop.Outcome bare(RecordedTicks session, int count, LatencyRecorder recorder, OpenLoop loop) {
        try (BareRing ring = new BareRing(SLOTS, BareRing.recording(recorder))) {
            OpenLoop.Outcome outcome =
                    loop.run(count, (i, due) -> ring.publish(session.get(i), due), i -> Thread.onSpinWait());
            ring.stop();
            return outcome;
        }
    }

    private static OpenLoop.Outcome pipeline(
            RecordedTicks session, int count, LatencyRecorder recorder, OpenLoop loop, Layout layout) {
        PipelineSettings settings = new PipelineSettings(layout, WaitMode.YIELDING, SLOTS, 60_000_000_000L, 0);
        try (Pipeline pipeline = new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry(),
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                recorder)) {
            OpenLoop.Outcome outcome =
                    loop.run(count, (i, due) -> pipeline.publish(session.get(i), due), i -> Thread.onSpinWait());
            pipeline.stop(60, TimeUnit.SECONDS);
            return outcome;
        }
    }

    private static void print(String path, int rate, Measured measured) {
        Histogram latency = measured.latency();
        System.out.printf(
                "%-10s %9d %9.1f %9.1f %9.1f %9.1f %9s%n",
                path,
                rate,
                latency.getValueAtPercentile(50) / 1e3,
                latency.getValueAtPercentile(99) / 1e3,
                latency.getValueAtPercentile(99.9) / 1e3,
                latency.getMaxValue() / 1e3,
                measured.outcome().isValid() ? "ok" : "FAIL");
    }
}
