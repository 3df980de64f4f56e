package io.strikeiq.core.pipeline;

import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;

/** Passes everything on to the next drain; a subclass looks at what it is for on the way, and can forget nothing else. */
public class PassingDrain implements OutboundDrain {
    private final OutboundDrain next;

    protected PassingDrain(OutboundDrain next) {
        this.next = next;
    }

    @Override
    public void onSignal(Signal signal) {
        next.onSignal(signal);
    }

    @Override
    public void onMarketSnapshot(MarketSnapshot snapshot) {
        next.onMarketSnapshot(snapshot);
    }

    @Override
    public void onChainSnapshot(ChainSnapshot snapshot) {
        next.onChainSnapshot(snapshot);
    }

    @Override
    public void onOutcome(SignalOutcome outcome) {
        next.onOutcome(outcome);
    }

    @Override
    public void onIdle() {
        next.onIdle();
    }
}
