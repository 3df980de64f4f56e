package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.SignalRepository;
import io.strikeiq.persistence.database.TestServer;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
@ExpectedLog(logger = "com.zaxxer.hikari")
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class DatabaseAwayTest {
    private static final WriterSettings SMALL = new WriterSettings(50, 1_000_000);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    @TempDir
    Path directory;

    private static void write(SignalJournalWriter journal, int from, int to) {
        for (int n = from; n <= to; n++) {
            journal.onSignal(TestSignals.signal(n, "NIFTY"));
        }
    }

    private static void awaitRetry(BatchWriter writer, long index) {
        while (writer.counters(index).retries() == 0) {
            assertFalse(writer.flush(index, TimeUnit.MILLISECONDS.toNanos(100)));
        }
    }

    @Test
    @ExpectedLog(contains = "the database is away, rows wait in the journal")
    void shouldCatchUpWhenTheDatabaseComesBack() {
        Path server = directory.resolve("server");
        Path journal = directory.resolve("journal");
        TestServer first = TestServer.startMigrated(server);
        int port = first.port();
        try (Database database = Database.open(first.settings());
                SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            write(signals, 1, 300);
            try (BatchWriter writer = BatchWriter.start(database, journal, SMALL)) {
                assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
                first.close();
                write(signals, 301, 2_000);
                awaitRetry(writer, signals.lastIndex());
                BatchCounters away = writer.counters(signals.lastIndex());
                assertEquals(302, away.committedIndex());
                assertEquals(1_700, away.lag());
                write(signals, 2_001, 3_000);
                try (TestServer second = TestServer.start(server, port)) {
                    assertEquals(port, second.port());
                    assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
                    assertEquals(0, writer.counters(signals.lastIndex()).deadLetters());
                    assertEquals(3_000, new SignalRepository(database).count(TestRun.RUN_ID));
                    new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
                }
            }
        }
    }

    @Test
    @ExpectedLog(contains = "the database is away, rows wait in the journal")
    void shouldCloseWhileTheDatabaseIsAwayAndGoOnLater() {
        Path server = directory.resolve("server");
        Path journal = directory.resolve("journal");
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            write(signals, 1, 500);
        }
        TestServer first = TestServer.startMigrated(server);
        int port = first.port();
        try (Database database = Database.open(first.settings())) {
            first.close();
            try (BatchWriter writer = BatchWriter.start(database, journal, SMALL)) {
                awaitRetry(writer, 502);
            }
        }
        try (TestServer second = TestServer.start(server, port);
                Database database = Database.open(second.settings())) {
            assertEquals(500, BatchWriter.catchUp(database, journal, SMALL));
            new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
        }
    }
}
