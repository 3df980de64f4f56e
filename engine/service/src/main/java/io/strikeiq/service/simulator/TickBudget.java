package io.strikeiq.service.simulator;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;

/** Passes ticks on until the session's number is reached; what comes after the last tick is not part of the session. */
final class TickBudget {
    private final TickSink sink;
    private final long budget;
    private final MarketEvent tick = new MarketEvent();
    private long used;
    private long lastTime;

    TickBudget(TickSink sink, long budget) {
        this.sink = sink;
        this.budget = budget;
    }

    /** The scratch tick, to be filled and then sent. */
    MarketEvent tick() {
        return tick;
    }

    void send() {
        if (used < budget) {
            used++;
            tick.exchangeTime = Math.max(tick.exchangeTime, lastTime);
            lastTime = tick.exchangeTime;
            tick.receiveTime = tick.exchangeTime;
            sink.accept(tick);
        }
    }

    long remaining() {
        return budget - used;
    }

    long lastTime() {
        return lastTime;
    }
}
