package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.TestServer;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A drill: the primary is lost for good, and a cold copy of its cluster comes up at its address. */
@LongTest
@ExpectedLog(logger = "com.zaxxer.hikari")
@ExpectedLog(contains = "the database is away, rows wait in the journal")
class FailOverTest {
    private static final WriterSettings SMALL = new WriterSettings(50, 1_000_000);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    @TempDir
    Path directory;

    private static void write(SignalJournalWriter journal, int from, int to) {
        for (int n = from; n <= to; n++) {
            journal.onSignal(TestSignals.signal(n, "NIFTY"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(from)) {
            all = tree.toList();
        }
        for (Path each : all) {
            Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    @ExpectedLog(logger = "WriterLoop", contains = "it failed over or was restored, and what it lost is written again")
    void shouldWriteAgainWhatAColdCopyLacksThatBecomesThePrimary(TestInfo test) throws IOException {
        Path primary = directory.resolve("primary");
        Path copy = directory.resolve("copy");
        Path journal = directory.resolve("journal");
        TestServer server = TestServer.startMigrated(primary);
        int port = server.port();
        try (Database database = Database.open(server.settings());
                SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO);
                BatchWriter writer = BatchWriter.start(database, journal, SMALL)) {
            write(signals, 1, 300);
            assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
            server.close();
            copy(primary, copy);
            server = TestServer.start(primary, port);
            write(signals, 301, 700);
            assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
            server.close();

            server = TestServer.start(copy, port);
            write(signals, 701, 800);
            assertTrue(writer.flush(signals.lastIndex(), PATIENCE));

            assertEquals(1, writer.counters(signals.lastIndex()).lostCommits());
            assertEquals(0, writer.counters(signals.lastIndex()).deadLetters());
            assertNull(writer.failure());
            new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
        } finally {
            server.close();
        }
        FaultReport.survived(
                test, "cold copy of the cluster becomes the primary", 1, "what it lacks is written again, once");
    }
}
