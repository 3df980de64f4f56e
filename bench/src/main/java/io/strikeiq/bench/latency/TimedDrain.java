package io.strikeiq.bench.latency;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PassingDrain;
import io.strikeiq.core.signal.Signal;

/** Passes everything on and notes when a signal is in the journal. */
final class TimedDrain extends PassingDrain {
    private final LatenessRecorder journaled;

    TimedDrain(OutboundDrain journal, LatenessRecorder journaled) {
        super(journal);
        this.journaled = journaled;
    }

    @Override
    public void onSignal(Signal signal) {
        super.onSignal(signal);
        journaled.done(signal.tickSequence);
    }
}
