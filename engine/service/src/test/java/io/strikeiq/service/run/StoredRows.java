package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.SignalFilter;
import io.strikeiq.persistence.database.SignalRepository;
import io.strikeiq.persistence.database.StoredSignal;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.RunEnd;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.service.SmallSession;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares the rows of a run in PostgreSQL with its journal, field by field. */
final class StoredRows {
    private StoredRows() {}

    /** Fails unless the database has each signal of the run's journal once; returns how many there are. */
    static int assertEqualToJournal(SmallSession session) {
        return assertEqualToJournal(session.data(), session.onlyRun());
    }

    /** As {@link #assertEqualToJournal(SmallSession)}, of a run whose database is in a data folder. */
    static int assertEqualToJournal(Path data, Path run) {
        List<SignalEmitted> journaled = signals(run.resolve("signals"));
        List<StoredSignal> stored = stored(data, run.getFileName().toString());

        assertEquals(journaled.size(), stored.size());
        for (int i = 0; i < stored.size(); i++) {
            assertEquals(describe(journaled.get(i)), describe(stored.get(i)));
        }
        return stored.size();
    }

    /** The signals of a journal. */
    static List<SignalEmitted> signals(Path journal) {
        List<SignalEmitted> signals = new ArrayList<>();
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof SignalEmitted signal) {
                    signals.add(signal);
                }
            }
        }
        return signals;
    }

    /** The record with which the journal of a run ends. */
    static RunEnd end(RunFolder run) {
        try (SignalJournalReader reader = SignalJournalReader.open(run.signals())) {
            JournalRecord record = reader.next();
            while (!(record instanceof RunEnd)) {
                assertNotNull(record, "the journal has no end");
                record = reader.next();
            }
            return (RunEnd) record;
        }
    }

    /** The signals of a run that its database has, in order. */
    static List<StoredSignal> stored(Path data, String runId) {
        try (Database database = Database.open(DatabaseSettings.embedded(data.resolve("postgres")))) {
            return new SignalRepository(database)
                    .recent(new SignalFilter(null, null, runId, 0, 1_000_000)).stream()
                            .sorted(Comparator.comparingLong(StoredSignal::journalIndex))
                            .toList();
        }
    }

    private static List<Object> describe(SignalEmitted signal) {
        Instant time = Instant.ofEpochSecond(0, signal.time()).truncatedTo(ChronoUnit.MICROS);
        return List.of(
                signal.index(),
                signal.tickSequence(),
                signal.ordinal(),
                time,
                signal.engine(),
                signal.signal(),
                signal.underlying(),
                signal.direction().name(),
                signal.strength(),
                signal.confidence(),
                signal.spot(),
                signal.level());
    }

    private static List<Object> describe(StoredSignal signal) {
        return List.of(
                signal.journalIndex(),
                signal.tickSequence(),
                signal.ordinal(),
                signal.timestamp(),
                signal.engine(),
                signal.signal(),
                signal.symbol(),
                signal.direction(),
                signal.strength(),
                signal.confidence(),
                signal.spotPrice(),
                signal.level());
    }
}
