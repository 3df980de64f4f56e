package io.strikeiq.core.engine;

import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/**
 * The declaration of an engine: what the registry, the config, the journal and the explanations know of it. A new engine
 * is one {@link AnalyticsEngine} class, its definition, and one line of registration.
 */
public interface EngineDefinition {
    /** Cooldown parameter that every definition starts its parameter list with. */
    static Parameter cooldown(double seconds) {
        return new Parameter(
                0, "cooldown", seconds, 0, 86_400, "s", "least event time between two signals of one type");
    }

    /** Lower snake case, unique. */
    String name();

    /** One sentence for help and docs. */
    String summary();

    List<SignalType> signals();

    List<Reason> reasons();

    /** The first parameter is the cooldown; each stands at its own index. */
    List<Parameter> parameters();

    /** A fresh engine for one underlying. */
    AnalyticsEngine create(Parameters parameters);
}
