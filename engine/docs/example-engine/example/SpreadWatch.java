package example;

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

/** Says when the spread of the underlying is unusually wide. */
public final class SpreadWatch implements EngineDefinition {
    private static final SignalType WIDE_SPREAD =
            new SignalType(0, "WIDE_SPREAD", Direction.NONE, "the spread is back to normal within a minute");
    private static final Reason SPREAD = new Reason("SPREAD_Z", "z-score of the relative spread", "sigma");
    private static final Parameter Z = new Parameter(1, "z", 3, 1, 20, "sigma", "z-score from which a spread is wide");

    @Override
    public String name() {
        return "spread_watch";
    }

    @Override
    public String summary() {
        return "wide spreads of the underlying";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(WIDE_SPREAD);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(SPREAD);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(EngineDefinition.cooldown(60), Z);
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return (tick, metrics, emitter) -> {
            double z = metrics.get(Metric.RELATIVE_SPREAD_Z);
            if (z >= parameters.get(Z)) { // false while z is NaN: unknown never fires
                Signal signal = emitter.begin(WIDE_SPREAD, Double.NaN);
                if (signal != null) { // null while the signal cools down
                    signal.evidence(SPREAD, z, z - parameters.get(Z));
                    emitter.emit(signal, 0);
                }
            }
        };
    }
}
