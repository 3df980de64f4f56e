package io.strikeiq.service.plugin;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Occasion;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.state.StateVisitor;
import java.util.List;
import java.util.Set;

/** An engine whose allocations and failures are written down; otherwise as it is. Used by the pipeline's one stage thread. */
final class WatchedEngine implements EngineDefinition {
    private final EngineDefinition definition;
    private final EngineWatch watch;

    WatchedEngine(EngineDefinition definition, EngineWatch watch) {
        this.definition = definition;
        this.watch = watch;
    }

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
        AnalyticsEngine engine = definition.create(parameters);
        return new AnalyticsEngine() {
            @Override
            public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
                long before = watch.allocated();
                try {
                    engine.onTick(tick, metrics, emitter);
                } catch (RuntimeException | StackOverflowError | LinkageError e) {
                    watch.failed(e);
                    throw e;
                }
                watch.seen(watch.allocated() - before);
            }

            @Override
            public Set<Occasion> interest() {
                return engine.interest();
            }

            @Override
            public void visit(StateVisitor visitor) {
                engine.visit(visitor);
            }
        };
    }
}
