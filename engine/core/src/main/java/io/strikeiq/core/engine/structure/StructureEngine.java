package io.strikeiq.core.engine.structure;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.Occasion;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import java.util.EnumSet;
import java.util.Set;

/**
 * The alerts of {@code structure} on one underlying; each is a state machine of its own. They look at whole instants
 * only.
 */
final class StructureEngine implements AnalyticsEngine {
    private final FlowSpike flow;
    private final StructureChange structure;
    private final VolatilityChange volatility;
    private final Pin pin;
    private final PressureShift pressure;

    StructureEngine(Parameters parameters) {
        flow = new FlowSpike(parameters);
        structure = new StructureChange(parameters);
        volatility = new VolatilityChange(parameters);
        pin = new Pin(parameters);
        pressure = new PressureShift(parameters);
    }

    @Override
    public Set<Occasion> interest() {
        return EnumSet.of(Occasion.BEAT);
    }

    @Override
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
            flow.startSession();
            structure.startSession();
            pin.startSession();
            pressure.startSession();
        }
        if (metrics.isWhole()) {
            look(tick.time, metrics, emitter);
        }
    }

    private void look(long time, MetricFrame metrics, SignalEmitter emitter) {
        flow.onTick(metrics, emitter);
        structure.onTick(time, metrics, emitter);
        volatility.onTick(time, metrics, emitter);
        pin.onTick(time, metrics, emitter);
        pressure.onTick(time, metrics, emitter);
    }

    @Override
    public void visit(StateVisitor visitor) {
        flow.visit(visitor);
        structure.visit(visitor);
        volatility.visit(visitor);
        pin.visit(visitor);
        pressure.visit(visitor);
    }
}
