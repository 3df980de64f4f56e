package io.strikeiq.bench.kernel;

import io.strikeiq.bench.load.SimulatedTicks;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per tick of the first part of a simulated day at full speed, from memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(1)
public class PipelineBenchmark {
    static final int TICKS = 200_000;
    private static final SimulatorSettings DAY = new SimulatorSettings(1, 3, 41, 3, 10_000_000);
    private final List<MarketEvent> session = new ArrayList<>();

    /** BARE is the baseline: the same slots, a handler that does next to nothing. */
    @Param({"BARE", "STATE_ONLY", "ENGINES_OFF", "FUSED", "PIPELINED"})
    public String path;

    /** Keeps the session in memory. */
    @Setup
    public void play() {
        SimulatedTicks.play(DAY, TICKS, tick -> {
            MarketEvent copy = new MarketEvent();
            copy.copyFrom(tick);
            session.add(copy);
        });
    }

    /** Plays the session once from an empty state. */
    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long session() {
        return switch (path) {
            case "BARE" -> bare();
            case "STATE_ONLY" -> pipeline(Layout.FUSED, List::of, new EngineRegistry());
            case "ENGINES_OFF" -> pipeline(Layout.FUSED, metrics(), new EngineRegistry());
            default -> pipeline(Layout.valueOf(path), metrics(), StandardEngines.registry());
        };
    }

    private static MetricCalculators metrics() {
        return new StandardMetrics(MetricsSettings.defaults());
    }

    private long bare() {
        try (BareRing ring = new BareRing(8_192, WaitMode.YIELDING, tick -> {})) {
            session.forEach(ring::accept);
            return ring.stop();
        }
    }

    private long pipeline(Layout layout, MetricCalculators metrics, EngineRegistry engines) {
        PipelineSettings settings =
                PipelineSettings.defaults().withLayout(layout).withWaitMode(WaitMode.YIELDING);
        try (Pipeline pipeline =
                new Pipeline(settings, metrics, engines, List.of(), new BarrierPrior(1), OutboundDrain.NONE, null)) {
            session.forEach(pipeline::accept);
            return pipeline.stop(60, TimeUnit.SECONDS).stateHash();
        }
    }
}
