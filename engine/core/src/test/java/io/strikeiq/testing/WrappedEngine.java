package io.strikeiq.testing;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import java.util.List;
import java.util.function.UnaryOperator;

/** An engine as it is declared, each instance of it behind another that sees its ticks first. */
public record WrappedEngine(EngineDefinition definition, UnaryOperator<AnalyticsEngine> wrapper)
        implements EngineDefinition {
    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public String summary() {
        return definition.summary();
    }

    @Override
    public List<SignalType> signals() {
        return definition.signals();
    }

    @Override
    public List<Reason> reasons() {
        return definition.reasons();
    }

    @Override
    public List<Parameter> parameters() {
        return definition.parameters();
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return wrapper.apply(definition.create(parameters));
    }
}
