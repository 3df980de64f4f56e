package io.strikeiq.bench.watch;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;

/** Notes in each signal of the beacon when it is journaled: as its level, which stays exact for months of uptime. */
final class StampingDrain implements OutboundDrain {
    private final OutboundDrain journal;

    StampingDrain(OutboundDrain journal) {
        this.journal = journal;
    }

    @Override
    public void onSignal(Signal signal) {
        if (signal.engine.equals(BeaconEngine.NAME)) {
            signal.level = System.nanoTime();
        }
        journal.onSignal(signal);
    }

    @Override
    public void onMarketSnapshot(MarketSnapshot snapshot) {
        journal.onMarketSnapshot(snapshot);
    }

    @Override
    public void onChainSnapshot(ChainSnapshot snapshot) {
        journal.onChainSnapshot(snapshot);
    }

    @Override
    public void onOutcome(SignalOutcome outcome) {
        journal.onOutcome(outcome);
    }

    @Override
    public void onIdle() {
        journal.onIdle();
    }
}
