package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;

/** Lets through what is made of the ticks after one; what is made of those before it is another owner's. */
final class OutputsAfter implements OutboundDrain {
    /** No tick: a run whose partition is another's. */
    static final long NONE = Long.MAX_VALUE;

    private final OutboundDrain to;
    private volatile long tick;

    /** @param tick number of the last tick of which nothing is let through */
    OutputsAfter(OutboundDrain to, long tick) {
        this.to = to;
        this.tick = tick;
    }

    /** Moves the tick; for any thread, while none is being taken. */
    void after(long last) {
        tick = last;
    }

    @Override
    public void onSignal(Signal signal) {
        if (signal.tickSequence > tick) {
            to.onSignal(signal);
        }
    }

    @Override
    public void onMarketSnapshot(MarketSnapshot snapshot) {
        if (snapshot.tickSequence > tick) {
            to.onMarketSnapshot(snapshot);
        }
    }

    @Override
    public void onChainSnapshot(ChainSnapshot snapshot) {
        if (snapshot.tickSequence > tick) {
            to.onChainSnapshot(snapshot);
        }
    }

    @Override
    public void onOutcome(SignalOutcome outcome) {
        if (outcome.tickSequence > tick) {
            to.onOutcome(outcome);
        }
    }

    @Override
    public void onIdle() {
        to.onIdle();
    }
}
