package io.strikeiq.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.testing.SyntheticMarket;
import io.strikeiq.testing.WrappedEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ticks the engines are spared, on a random market that is denser than completions of time are. */
class QuietTicksTest {
    private static final int TICKS = 40_000;
    private static final long COMPLETION_INTERVAL = 20_000_000L;
    /** The random market's time goes this much slower here. */
    private static final long SLOWER = 10;

    /** Counts the calls of an engine. */
    private static final class Counted {
        final EngineDefinition definition;
        int calls;

        Counted(EngineDefinition counted) {
            definition = new WrappedEngine(counted, this::counting);
        }

        private AnalyticsEngine counting(AnalyticsEngine engine) {
            return new AnalyticsEngine() {
                @Override
                public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
                    calls++;
                    engine.onTick(tick, metrics, emitter);
                }

                @Override
                public boolean seesQuietTicks() {
                    return engine.seesQuietTicks();
                }
            };
        }
    }

    /** Wants every tick, as an engine does that does not say otherwise. */
    private record Probe() implements EngineDefinition {
        @Override
        public String name() {
            return "probe";
        }

        @Override
        public String summary() {
            return "sees";
        }

        @Override
        public List<SignalType> signals() {
            return List.of();
        }

        @Override
        public List<Reason> reasons() {
            return List.of();
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(EngineDefinition.cooldown(0));
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            return (tick, metrics, emitter) -> {};
        }
    }

    private final MarketState state = new MarketState();
    private final MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));
    private final List<Counted> standard = new ArrayList<>();
    private final Counted probe = new Counted(new Probe());
    private final EngineStage stage = stage();
    /** Metrics of the tick before. */
    private final double[] before = new double[Metric.count()];

    /** Interval of the tick that last completed time. */
    private long interval = Long.MIN_VALUE;

    private boolean clocked;
    private int quiet;

    private EngineStage stage() {
        EngineRegistry registry = new EngineRegistry();
        for (EngineDefinition each : StandardEngines.registry().definitions()) {
            standard.add(new Counted(each));
            registry.register(standard.get(standard.size() - 1).definition);
        }
        registry.register(probe.definition);
        return new EngineStage(state, metrics, registry, List.of(), new BarrierPrior(1), signal -> {});
    }

    /** Gives a tick to the engines and returns how many of the standard ones saw it; each sees it once or not at all. */
    private int push(MarketEvent tick) {
        standard.forEach(engine -> engine.calls = 0);
        probe.calls = 0;
        metrics.beforeTick(tick);
        state.onTick(tick);
        metrics.onTick(tick);
        stage.onTick(tick);
        tick.outbound.releaseAll();
        return standard.stream().mapToInt(engine -> engine.calls).sum();
    }

    private boolean isChanged() {
        boolean changed = false;
        for (int i = 0; i < before.length; i++) {
            double value = metrics.frame(0).get(i);
            changed |= Double.compare(value, before[i]) != 0;
            before[i] = value;
        }
        return changed;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldShowAQuietTickToWhomWantsItAndAnyOtherToAll(long seed) {
        MarketEvent tick = new MarketEvent();
        try (TickSource market = new SyntheticMarket(seed, TICKS)) {
            while (market.next(tick)) {
                tick.exchangeTime = SyntheticMarket.START + (tick.exchangeTime - SyntheticMarket.START) / SLOWER;
                tick.time = tick.exchangeTime;
                check(tick, "seed " + seed + " tick " + tick.sequence + " " + tick.type, push(tick));
            }
        }
        assertTrue(quiet > TICKS / 6, "seed " + seed + ": quiet ticks " + quiet);
    }

    /** The first tick of an interval does; what stands behind a clock tick, which has done it, does not. */
    private boolean completesTime(MarketEvent tick) {
        boolean completes = tick.exchangeTime / COMPLETION_INTERVAL > interval && !clocked;
        interval = completes ? tick.exchangeTime / COMPLETION_INTERVAL : interval;
        clocked = tick.type == TickType.CLOCK;
        return completes;
    }

    private void check(MarketEvent tick, String what, int seenBy) {
        boolean quote = (tick.type == TickType.QUOTE || tick.type == TickType.DEPTH) && tick.instrument.isOption();
        boolean changed = isChanged();
        boolean completed = completesTime(tick);
        if (!metrics.frame(0).session().hasPrice()) {
            return;
        }
        assertEquals(1, probe.calls, () -> what + ": the probe wants every tick");
        if (!quote || changed || completed) {
            assertEquals(standard.size(), seenBy, () -> what + ": this tick is not quiet");
        } else {
            quiet++;
            assertEquals(0, seenBy, () -> what + ": this tick is quiet");
        }
    }
}
