package io.strikeiq.bench.live;

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

/** Runs after all other engines and signals on each tenth tick, so that the way out is measured at every rate. */
final class TracerEngine implements EngineDefinition {
    private static final int EVERY = 10;
    private static final SignalType TRACE = new SignalType(0, "TRACE", Direction.NONE, "never");
    private static final Reason SPOT = new Reason("SPOT", "spot", "price");

    @Override
    public String name() {
        return "tracer";
    }

    @Override
    public String summary() {
        return "signals on each tenth tick";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(TRACE);
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
            if (tick.sequence % EVERY == 0) {
                Signal signal = emitter.begin(TRACE, metrics.get(Metric.SPOT));
                if (signal != null) {
                    emitter.emit(signal.evidence(SPOT, metrics.get(Metric.SPOT), 0), 0);
                }
            }
        };
    }
}
