package io.strikeiq.service.run;

import io.strikeiq.persistence.journal.JournalSync;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.SyncedJournal;
import io.strikeiq.service.config.SafetySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The journals of a run on their way to the disk, by the config. The database never has more than what is on the disk,
 * unless the config leaves it to the operating system when that is written.
 */
final class DurableJournals implements AutoCloseable {
    private final SyncedJournal signals;
    private final JournalSync sync;

    private DurableJournals(SyncedJournal signals, JournalSync sync) {
        this.signals = signals;
        this.sync = sync;
    }

    /**
     * Begins to force the journals of a run.
     *
     * @param ticks the tick journal, empty when the run does not write it
     */
    static DurableJournals of(
            SafetySettings safety, RunFolder run, SignalJournalWriter journal, Optional<SyncedJournal> ticks) {
        if (!safety.syncsJournals()) {
            return new DurableJournals(null, null);
        }
        SyncedJournal signals = new SyncedJournal(run.signals(), journal::lastIndex);
        List<SyncedJournal> all = new ArrayList<>(ticks.stream().toList());
        all.add(signals);
        return new DurableJournals(signals, JournalSync.start(safety.journalSync(), all));
    }

    /** Index of the last record that the database may have; for any thread. */
    long limit() {
        return sync == null ? Long.MAX_VALUE : signals.durable();
    }

    /** Forces what has been journaled, behind the end of the pipeline. */
    void force() {
        if (sync != null) {
            sync.force();
        }
    }

    /** The thread that forces, where there is one. */
    List<Worker> workers() {
        return Stream.ofNullable(sync)
                .map(each -> new Worker(
                        JournalSync.THREAD_NAME,
                        each::rounds,
                        () -> each.isForcing() ? "the disk does not answer" : null,
                        each::failure))
                .toList();
    }

    @Override
    public void close() {
        if (sync != null) {
            sync.close();
        }
    }
}
