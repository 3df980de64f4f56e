package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.EmptyTables;
import io.strikeiq.persistence.database.SignalRepository;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A power failure took the end of a journal that the database has rows of, because the database forces each commit. */
@LongTest
class LostEndTest {
    private static final WriterSettings SMALL = new WriterSettings(10, 1_000_000);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Database database;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        server = TestServer.startMigrated(directory.resolve("server"));
        database = Database.open(server.settings());
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @BeforeEach
    void startWithEmptyTables() {
        EmptyTables.in(database);
    }

    private static void write(SignalJournalWriter journal, int from, int to) {
        for (int n = from; n <= to; n++) {
            journal.onSignal(TestSignals.signal(n, "NIFTY"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Journals {@code kept} signals and more, commits all, and gives the journal back as it was with the former. */
    private Path cut(int kept, int more) throws IOException {
        Path journal = folder.resolve("journal-" + kept);
        Path before = folder.resolve("before-" + kept);
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            write(signals, 1, kept);
            copy(journal, before);
            write(signals, kept + 1, kept + more);
        }
        BatchWriter.catchUp(database, journal, SMALL);
        return before;
    }

    private static long stored() {
        return new SignalRepository(database).count(TestRun.RUN_ID);
    }

    @Test
    void shouldRefuseAJournalThatEndsBeforeTheCommittedRecord(TestInfo test) throws IOException {
        List<Integer> lost = List.of(1, 2, 3, 50);
        for (int more : lost) {
            startWithEmptyTables();
            Path journal = cut(40 + more, more);

            LostEndException refusal =
                    assertThrows(LostEndException.class, () -> BatchWriter.catchUp(database, journal, SMALL));

            assertTrue(refusal.getMessage().contains("the machine lost the end of the journal"), refusal::getMessage);
            assertEquals(40 + 2 * more, stored());
        }
        FaultReport.survived(
                test, "journal cut below what the database has", lost.size(), "refused; the rows stay as they are");
    }

    @Test
    @ExpectedLog(logger = "BatchWriter", contains = "than its journal: the machine lost the end of the journal")
    void shouldRefuseAJournalThatLostItsEndAndGrewAgain(TestInfo test) throws IOException {
        List<Integer> lost = List.of(1, 2, 5, 50);
        for (int more : lost) {
            startWithEmptyTables();
            Path journal = cut(40 + more, more);
            try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
                write(signals, 41 + more, 40 + 4 * more);
                try (BatchWriter writer = BatchWriter.start(database, journal, SMALL)) {
                    assertFalse(writer.flush(signals.lastIndex(), PATIENCE));
                    assertInstanceOf(LostEndException.class, writer.failure());
                    assertEquals(40 + 2 * more, stored(), "no row is written twice, none is refused");
                }
            }
        }
        FaultReport.survived(
                test, "journal cut below what the database has, then gone on with", lost.size(), "found and refused");
    }

    @Test
    void shouldGoOnFromAPositionThatAnEarlierVersionLeftWithoutAChecksum() {
        Path journal = folder.resolve("journal");
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            write(signals, 1, 30);
            BatchWriter.catchUp(database, journal, SMALL);
            database.jdbi().useHandle(handle -> handle.execute("update journal_positions set record_checksum = null"));
            write(signals, 31, 60);
        }

        BatchWriter.catchUp(database, journal, SMALL);

        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
    }

    @Test
    void shouldCommitNothingThatIsNotOnTheDisk(TestInfo test) {
        Path journal = folder.resolve("journal");
        AtomicLong durable = new AtomicLong(-1);
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            write(signals, 1, 200);
            BatchWriter.Following following =
                    new BatchWriter.Following(journal, signals::lastIndex, durable::get, () -> {});
            try (BatchWriter writer = BatchWriter.start(database, following, SMALL)) {
                for (long limit = 2; limit <= signals.lastIndex(); limit += 7) {
                    durable.set(limit);
                    assertTrue(writer.flush(limit, PATIENCE));
                    assertEquals(limit, writer.committedIndex());
                }
                durable.set(signals.lastIndex());
                assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
            }
        }
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
        FaultReport.survived(test, "database ahead of what is on the disk", 30, "never: it follows behind the journal");
    }
}
