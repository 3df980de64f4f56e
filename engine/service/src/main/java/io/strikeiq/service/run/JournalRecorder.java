package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.TickRecorder;
import io.strikeiq.persistence.journal.TickJournalWriter;

/** Puts the live ticks of a run into its tick journal, on the journaler's thread. */
final class JournalRecorder implements TickRecorder {
    private final TickJournalWriter writer;

    JournalRecorder(TickJournalWriter writer) {
        this.writer = writer;
    }

    @Override
    public void record(MarketEvent tick) {
        writer.accept(tick);
        if (writer.lastSequence() != tick.sequence) {
            throw new IllegalStateException(
                    "tick " + tick.sequence + " became number " + writer.lastSequence() + " of the tick journal");
        }
    }

    @Override
    public void onIdle() {
        writer.touchAhead();
    }
}
