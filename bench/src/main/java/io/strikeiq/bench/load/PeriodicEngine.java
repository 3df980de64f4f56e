package io.strikeiq.bench.load;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/** Runs after all other engines and signals once in so many ticks, so that the way out is measured whatever the market does. */
public final class PeriodicEngine implements EngineDefinition {
    /** Its name among the engines. */
    public static final String NAME = "periodic";

    private static final SignalType MARK = new SignalType(0, "MARK", Direction.NONE, "never");
    private static final Reason SPOT = new Reason("SPOT", "spot", "price");
    private final int every;

    /**
     * Signals at ticks whose number is a multiple of one.
     *
     * @param every ticks between two signals
     */
    public PeriodicEngine(int every) {
        this.every = every;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "signals once in " + every + " ticks";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(MARK);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(SPOT);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(EngineDefinition.cooldown(0));
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return (tick, metrics, emitter) -> {
            if (tick.sequence % every == 0) {
                Signal signal = emitter.begin(MARK, metrics.get(Metric.SPOT));
                if (signal != null) {
                    emitter.emit(signal.evidence(SPOT, metrics.get(Metric.SPOT), 0), 0);
                }
            }
        };
    }
}
