package io.strikeiq.cluster;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/** Signals each large trade, so that a short session has signals. */
record TradeSignals() implements EngineDefinition {
    private static final SignalType SEEN = new SignalType(0, "TRADE_SEEN", Direction.UP, "no trade");
    private static final Reason SIZE = new Reason("SIZE", "size of the trade", "units");

    @Override
    public String name() {
        return "trades";
    }

    @Override
    public String summary() {
        return "signals large trades";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(SEEN);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(SIZE);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(EngineDefinition.cooldown(0));
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return (tick, metrics, emitter) -> {
            if (tick.type == TickType.TRADE && tick.size >= 150) {
                Signal signal = emitter.begin(SEEN, tick.instrument.isUnderlying() ? tick.price : Double.NaN);
                if (signal != null) {
                    emitter.emit(signal.evidence(SIZE, tick.size, 0.5), -0.2);
                }
            }
        };
    }
}
