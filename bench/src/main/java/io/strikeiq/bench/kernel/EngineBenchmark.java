package io.strikeiq.bench.kernel;

import io.strikeiq.bench.load.SimulatedTicks;
import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.TickContext;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tick of one engine, with the metrics that the tick led to. The ticks are a stretch of a simulated session behind
 * its warm-up, gone through again and again, later each time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBenchmark {
    private static final int TICKS = 2_048;
    private static final SimulatorSettings SESSION = new SimulatorSettings(1, 1, 41, 3, 500_000);
    private static final long WARM = 60_000;

    @Param({
        "liquidity",
        "stop_hunt",
        "smart_money",
        "gamma_squeeze",
        "options_trap",
        "liquidity_vacuum",
        "dealer_gamma",
        "formula"
    })
    public String engine;

    private final MarketEvent[] ticks = new MarketEvent[TICKS];
    private final MetricFrame[] frames = new MetricFrame[TICKS];
    private final OutboundQueue queue = new OutboundQueue();
    private final TickContext context = new TickContext();
    private AnalyticsEngine running;
    private SignalEmitter emitter;
    private long span;
    private int next;
    private int seen;

    /** Plays the session and keeps the last ticks with their metrics. */
    @Setup
    public void play() {
        InlineTicks stages = new InlineTicks(new EngineRegistry());
        SimulatedTicks.play(SESSION, WARM + TICKS, tick -> keep(stages, tick));
        span = ticks[TICKS - 1].exchangeTime - ticks[0].exchangeTime + 1_000_000_000L;
        EngineDefinition definition = StandardEngines.registry().definitions().stream()
                .filter(each -> each.name().equals(engine))
                .findFirst()
                .orElseThrow();
        Parameters parameters = new Parameters(definition.parameters());
        running = definition.create(parameters);
        emitter = new SignalEmitter(
                engine,
                definition.signals().size(),
                0,
                "SIMA",
                parameters.nanos(definition.parameters().get(0)),
                new Pool<>(256, 256, Signal::new),
                new BarrierPrior(1),
                signal -> {},
                context);
    }

    private void keep(InlineTicks stages, MarketEvent tick) {
        MarketEvent copy = new MarketEvent();
        copy.copyFrom(tick);
        stages.onTick(copy);
        int at = (int) (seen++ - WARM);
        if (at >= 0) {
            ticks[at] = copy;
            frames[at] = new MetricFrame();
            if (copy.underlyingIndex >= 0) {
                frames[at].copyFrom(stages.metrics().frame(copy.underlyingIndex));
            }
        }
    }

    @Benchmark
    public void onTick() {
        MarketEvent tick = ticks[next];
        MetricFrame frame = frames[next];
        next = (next + 1) & (TICKS - 1);
        double spot = frame.get(Metric.SPOT);
        context.set(queue, tick.sequence, 0, tick.exchangeTime, spot, Double.NaN, Double.NaN);
        running.onTick(tick, frame, emitter);
        queue.releaseAll();
        tick.exchangeTime += span;
    }
}
