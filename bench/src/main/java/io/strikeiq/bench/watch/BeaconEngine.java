package io.strikeiq.bench.watch;

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

/** Runs after all other engines and signals on some ticks, a few times a second, so that something is pushed. */
final class BeaconEngine implements EngineDefinition {
    static final String NAME = "beacon";
    private static final SignalType BEACON = new SignalType(0, "BEACON", Direction.NONE, "never");
    private static final Reason SPOT = new Reason("SPOT", "spot", "price");
    private final int every;

    /** @param every ticks between two signals */
    BeaconEngine(int every) {
        this.every = every;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "signals a few times a second";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(BEACON);
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
                Signal signal = emitter.begin(BEACON, metrics.get(Metric.SPOT));
                if (signal != null) {
                    emitter.emit(signal.evidence(SPOT, metrics.get(Metric.SPOT), 0), 0);
                }
            }
        };
    }
}
