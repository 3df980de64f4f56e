package io.strikeiq.service.run;

import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record that ends the journal of a run. It is written behind the manifest: a process that dies between the two
 * leaves a run that is complete but for this record, which the next start adds.
 */
final class JournalEnd {
    private static final Logger LOG = LoggerFactory.getLogger(JournalEnd.class);

    private final WallClock clock;

    JournalEnd(WallClock clock) {
        this.clock = clock;
    }

    /** Ends the journal of a run that came to its end. */
    void journal(SignalJournalWriter journal, Outcome outcome) {
        journal.endRun(
                clock.nanos(),
                outcome.ticks(),
                outcome.signals(),
                hash(outcome.stateHash()),
                hash(outcome.signalHash()));
    }

    /** 0 where it is unknown. */
    private static long hash(String digits) {
        return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 16);
    }

    /** Ends the journal of a completed run from its manifest, unless it has its end. */
    void complete(RunFolder folder) {
        try {
            if (!SignalJournalReader.hasEnded(folder.signals())) {
                RunManifest manifest = folder.manifest();
                RunInfo info = new RunInfo(folder.runId(), manifest.tickJournal(), clock.nanos());
                try (SignalJournalWriter journal = SignalJournalWriter.open(folder.signals(), info)) {
                    journal(journal, manifest.result().outcome());
                }
            }
        } catch (JournalException e) {
            LOG.warn("run {}: {}; its end cannot be journaled", folder.runId(), e.getMessage());
        }
    }
}
