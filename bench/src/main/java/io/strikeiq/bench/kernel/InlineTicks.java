package io.strikeiq.bench.kernel;

import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import java.util.List;

/** The stages of a tick on the calling thread: market state, metrics, engines. */
final class InlineTicks {
    private final MarketState state = new MarketState();
    private final MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));
    private final EngineStage engines;
    private long sequence;

    InlineTicks(EngineRegistry registry) {
        engines = new EngineStage(state, metrics, registry, List.of(), new BarrierPrior(1), signal -> {});
    }

    /** All engines, in the state after the opening and some seconds of a market. */
    static InlineTicks opened(LoadTicks ticks, long step) {
        InlineTicks stages = new InlineTicks(StandardEngines.registry());
        for (MarketEvent tick : ticks.opening()) {
            stages.onTick(tick);
        }
        for (int i = 0; i < ticks.size(); i++) {
            stages.onTick(ticks.get(i, ticks.openingTime() + (i + 1) * step));
        }
        return stages;
    }

    void onTick(MarketEvent tick) {
        tick.sequence = ++sequence;
        state.find(tick);
        metrics.beforeTick(tick);
        state.onTick(tick);
        metrics.onTick(tick);
        engines.onTick(tick);
        tick.outbound.releaseAll();
    }

    MarketState state() {
        return state;
    }

    MetricsStage metrics() {
        return metrics;
    }
}
