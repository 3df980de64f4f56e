package io.strikeiq.bench.latency;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;

/** Passes everything on and notes when a signal is in the journal. */
final class TimedDrain implements OutboundDrain {
    private final OutboundDrain journal;
    private final LatenessRecorder journaled;

    TimedDrain(OutboundDrain journal, LatenessRecorder journaled) {
        this.journal = journal;
        this.journaled = journaled;
    }

    @Override
    public void onSignal(Signal signal) {
        journal.onSignal(signal);
        journaled.done(signal.tickSequence);
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
}
