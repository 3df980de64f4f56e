package io.strikeiq.core.pipeline;

import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;

/**
 * Where the drain puts what leaves the pipeline, such as the signal journal. Called on the drain's thread only.
 * A record is taken back to its pool when the call returns: what is to be kept is copied.
 */
public interface OutboundDrain {
    /** A drain that keeps nothing. */
    OutboundDrain NONE = new OutboundDrain() {
        @Override
        public void onSignal(Signal signal) {}

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {}

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {}
    };

    void onSignal(Signal signal);

    void onMarketSnapshot(MarketSnapshot snapshot);

    void onChainSnapshot(ChainSnapshot snapshot);

    /** What became of an earlier signal; a drain that only shows signals has no use for it. */
    default void onOutcome(SignalOutcome outcome) {}

    /** The thread has drained something and now has no tick in hand: time for what would hold up the next record. */
    default void onIdle() {}
}
