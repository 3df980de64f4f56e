package io.strikeiq.core.engine.optionstrap;

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
 * Runs the failed breaks and the writers' traps of both sides on one underlying. Levels follow every price; the writers'
 * traps, which set price against premium and open interest, look at whole instants only.
 */
final class OptionsTrapEngine implements AnalyticsEngine {
    private final FailedBreaks breaks;
    private final WriterTrap calls;
    private final WriterTrap puts;

    OptionsTrapEngine(Parameters parameters) {
        this.breaks = new FailedBreaks(parameters);
        this.calls = new WriterTrap(1, parameters);
        this.puts = new WriterTrap(-1, parameters);
    }

    @Override
    public Set<Occasion> interest() {
        return EnumSet.of(Occasion.BEAT, Occasion.SPOT);
    }

    @Override
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        breaks.onTick(tick, metrics, emitter);
        if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
            calls.startSession();
            puts.startSession();
        }
        if (metrics.isWhole()) {
            calls.look(tick.time, metrics, emitter);
            puts.look(tick.time, metrics, emitter);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        breaks.visit(visitor);
        calls.visit(visitor);
        puts.visit(visitor);
    }
}
