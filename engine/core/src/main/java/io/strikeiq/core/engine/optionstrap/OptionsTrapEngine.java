package io.strikeiq.core.engine.optionstrap;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.SignalEmitter;

/** Runs the failed breaks and the writers' traps of both sides on one underlying. */
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
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        breaks.onTick(tick, metrics, emitter);
        calls.onTick(tick, metrics, emitter);
        puts.onTick(tick, metrics, emitter);
    }
}
