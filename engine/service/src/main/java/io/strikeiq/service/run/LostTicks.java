package io.strikeiq.service.run;

import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.SignalCut;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A machine that loses power may keep signals whose ticks it loses. The run goes on after the last tick that it has, so
 * those signals are cut back before anything reads them: ticks are forced to the disk before their signals, and the database
 * gets what is on the disk, so that it has none of them.
 */
final class LostTicks {
    private LostTicks() {}

    /** Cuts the signal journal of a live run back to its tick journal, and says how many signals it had beyond. */
    static void cutBack(RunFolder run, PrintWriter said) {
        if (!JournalInspector.isJournal(run.signals())) {
            return;
        }
        long last = JournalInspector.isJournal(run.ticks()) ? TickJournalReader.lastTick(run.ticks()) : 0;
        SignalCut.behind(run.signals(), last).ifPresent(cut -> {
            said.printf(
                    Locale.ROOT,
                    "the tick journal of run %s ends at tick %d: %d signals of later ticks, which the machine lost, are cut"
                            + " back; they are kept in %s%n",
                    run.runId(),
                    last,
                    cut.signals(),
                    cut.removed());
            said.flush();
        });
    }
}
