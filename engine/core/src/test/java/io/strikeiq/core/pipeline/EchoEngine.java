package io.strikeiq.core.pipeline;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.verify.StateHash;
import java.util.List;

/** Signals every few ticks, with a hash of all that it reads in the frame as evidence. */
public record EchoEngine(String name, int every) implements EngineDefinition {
    private static final SignalType ECHO = new SignalType(0, "ECHO", Direction.NONE, "never");
    private static final SignalType SCORED = new SignalType(1, "ECHO_UP", Direction.UP, "it falls");
    /** Of so many signals one has a direction. */
    private static final long RARE = 64;

    private static final Reason FRAME =
            new Reason("FRAME", "hash of all metrics, and of what the tick made of them", "bits");

    @Override
    public String summary() {
        return "test";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(ECHO, SCORED);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(FRAME);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(EngineDefinition.cooldown(0));
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return (tick, metrics, emitter) -> {
            if (tick.sequence % every == 0) {
                long hash = metrics.isWhole() ? 1L : 0L;
                for (int i = 0; i < Metric.count(); i++) {
                    hash = StateHash.mix(hash, metrics.get(i));
                }
                // 52 bits are exact in a double.
                SignalType type = tick.sequence % (RARE * every) == 0 ? SCORED : ECHO;
                emitter.emit(emitter.begin(type, Double.NaN).evidence(FRAME, (double) (hash >>> 12), 0), 0);
            }
        };
    }
}
