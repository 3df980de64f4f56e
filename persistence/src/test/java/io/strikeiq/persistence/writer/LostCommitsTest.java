package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.EmptyTables;
import io.strikeiq.persistence.database.ServerTemplate;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The database fails over to a replica that lacks the last commits: position and rows of a run go back together. */
@LongTest
class LostCommitsTest {
    private static final WriterSettings SMALL = new WriterSettings(10, 1_000_000);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    @TempDir
    static Path directory;

    private static Database database;

    @TempDir
    Path journal;

    @BeforeAll
    static void open() {
        database = Database.open(DatabaseSettings.embedded(ServerTemplate.MIGRATED.copyTo(directory)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startWithEmptyTables() {
        EmptyTables.in(database);
    }

    private static void failOver(long reached) {
        database.jdbi().useTransaction(handle -> {
            handle.execute("update journal_positions set journal_index = ?, record_checksum = null", reached);
            handle.execute("delete from ai_signal_logs where journal_index > ?", reached);
            if (reached < 0) {
                handle.execute("delete from journal_positions");
                handle.execute("delete from runs");
            }
        });
    }

    private static void write(SignalJournalWriter signals, int from, int to) {
        for (int n = from; n <= to; n++) {
            signals.onSignal(TestSignals.signal(n, "NIFTY"));
        }
    }

    @Test
    @ExpectedLog(logger = "WriterLoop", contains = "it failed over or was restored, and what it lost is written again")
    void shouldWriteAgainWhatTheDatabaseLost(TestInfo test) {
        int failovers = 0;
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO);
                BatchWriter writer = BatchWriter.start(database, journal, SMALL)) {
            int written = 0;
            for (long lost : new long[] {1, 7, 50, Long.MAX_VALUE}) {
                write(signals, written + 1, written + 100);
                written += 100;
                assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
                failOver(Math.max(-1, signals.lastIndex() - lost));
                write(signals, written + 1, written + 10);
                written += 10;
                assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
                failovers++;
                assertEquals(failovers, writer.counters(signals.lastIndex()).lostCommits());
                assertNull(writer.failure());
                new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
            }
            assertEquals(0, writer.counters(signals.lastIndex()).deadLetters());
        }
        FaultReport.survived(
                test,
                "fail-over to a replica without the last commits",
                failovers,
                "what it lost is written again, once");
    }
}
