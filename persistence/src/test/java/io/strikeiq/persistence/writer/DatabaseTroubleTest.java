package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.persistence.SmallDisk;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.EmptyTables;
import io.strikeiq.persistence.database.TestServer;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is there and does not do what it should. */
@LongTest
@ExpectedLog(logger = "com.zaxxer.hikari")
class DatabaseTroubleTest {
    private static final WriterSettings SMALL = new WriterSettings(50, 1_000_000);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);
    private static final long TICKS = 6_000;

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Database database;

    @TempDir
    Path journal;

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

    private static void execute(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    @Test
    void shouldEndWhatAReaderAsksForTooLongAndLetItChangeNothing() {
        try (Database reader = database.reader(1, Duration.ofMillis(50))) {
            assertTrue(refusal(reader, "select pg_sleep(600)").contains("statement timeout"));
            assertTrue(refusal(reader, "delete from alerts").contains("read-only transaction"));
            assertTrue(refusal(reader, "create table other (id int)").contains("read-only transaction"));
        }
    }

    private static String refusal(Database reader, String sql) {
        return assertThrows(JdbiException.class, () -> reader.jdbi().useHandle(handle -> handle.execute(sql)))
                .getCause()
                .getMessage();
    }

    private static void awaitRetries(BatchWriter writer, long index, int retries) {
        while (writer.counters(index).retries() < retries) {
            assertFalse(writer.flush(index, TimeUnit.MILLISECONDS.toNanos(50)));
        }
    }

    /** Waits until a change of the configuration has come to all: the first process tells those of the connections first. */
    private static void awaitReadOnly(String value) throws SQLException {
        DatabaseSettings.External settings = (DatabaseSettings.External) server.settings();
        String found = "";
        while (!found.equals(value)) {
            try (Connection fresh = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                    Statement statement = fresh.createStatement();
                    ResultSet result = statement.executeQuery("show default_transaction_read_only")) {
                result.next();
                found = result.getString(1);
            }
        }
    }

    /** Runs the pipeline to its end while the writer is in trouble, ends the trouble, and compares all rows. */
    private void through(Runnable end, int retries) {
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO);
                BatchWriter writer = BatchWriter.start(database, journal, SMALL)) {
            PipelineResult result = TestRun.run(TICKS, signals);
            TestRun.end(signals, result);
            awaitRetries(writer, signals.lastIndex(), retries);
            assertTrue(writer.counters(signals.lastIndex()).lag() > 0);
            end.run();
            assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
            assertEquals(0, writer.counters(signals.lastIndex()).lag());
            assertEquals(0, writer.counters(signals.lastIndex()).deadLetters());
        }
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
    }

    @Test
    @ExpectedLog(logger = "BackOff", contains = "cannot execute INSERT in a read-only transaction")
    void shouldWaitForADatabaseThatIsReadOnly(TestInfo test) throws SQLException {
        execute("alter system set default_transaction_read_only = on");
        execute("select pg_reload_conf()");
        awaitReadOnly("on");
        through(
                () -> database.jdbi().useHandle(handle -> {
                    handle.execute("set default_transaction_read_only = off");
                    handle.execute("alter system reset default_transaction_read_only");
                    handle.execute("select pg_reload_conf()");
                }),
                3);
        awaitReadOnly("off");
        FaultReport.survived(test, "database read-only", 1, "caught up; no dead letters");
    }

    @Test
    void shouldNotHoldUpThePipelineWhenTheDatabaseIsSlow(TestInfo test) throws SQLException {
        // Slower than any pipeline: the first insert takes until the run has ended.
        execute("create function slow() returns trigger language plpgsql as"
                + " $$begin perform pg_advisory_xact_lock_shared(1); return null; end$$");
        execute("create trigger slow after insert on ai_signal_logs for each statement execute function slow()");
        try (SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO);
                BatchWriter writer = BatchWriter.start(database, journal, SMALL);
                Connection holder = database.dataSource().getConnection();
                Statement hold = holder.createStatement()) {
            hold.execute("select pg_advisory_lock(1)");
            PipelineResult result = TestRun.run(TICKS, signals);
            TestRun.end(signals, result);
            assertEquals(TICKS, result.ticks());
            assertTrue(writer.counters(signals.lastIndex()).lag() > 0, "the database waits for the end of the run");
            hold.execute("select pg_advisory_unlock(1)");
            assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
        } finally {
            execute("drop trigger slow on ai_signal_logs; drop function slow()");
        }
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
        FaultReport.survived(test, "database slow", 1, "the pipeline ends first; caught up");
    }

    @Test
    @ExpectedLog(logger = "BackOff", contains = "No space left on device")
    void shouldWaitForADatabaseWhoseDiskIsFull(TestInfo test) throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 96);
                TestServer full = TestServer.startMigrated(disk.path().resolve("server"));
                Database onDisk = Database.open(full.settings());
                SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO)) {
            Path ballast = disk.fill(64 << 10);
            try (BatchWriter writer = BatchWriter.start(onDisk, journal, SMALL)) {
                for (int n = 1; n <= 4_000; n++) {
                    signals.onSignal(TestSignals.signal(n, "NIFTY"));
                }
                awaitRetries(writer, signals.lastIndex(), 2);
                Files.delete(ballast);
                assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
                assertEquals(0, writer.counters(signals.lastIndex()).deadLetters());
            }
            new StoredRun(onDisk, TestRun.RUN_ID).assertEqualTo(journal);
        }
        FaultReport.survived(test, "disk of the database full", 1, "caught up when there was room again");
    }

    @Test
    @ExpectedLog(logger = "BackOff", contains = "the database is away")
    void shouldHoldNoMoreInMemoryHoweverLongTheDatabaseIsAway(TestInfo test) {
        int signals = Integer.getInteger("faults.signals", 1_000_000);
        long grown;
        DatabaseSettings nowhere = DatabaseSettings.external("jdbc:postgresql://127.0.0.1:1/none", "nobody", "");
        try (Database away = Database.openPatiently(nowhere);
                SignalJournalWriter writer = SignalJournalWriter.open(journal, TestRun.INFO);
                BatchWriter batches = BatchWriter.start(away, journal, WriterSettings.defaults())) {
            long before = write(writer, 1, signals / 10);
            awaitRetries(batches, writer.lastIndex(), 1);
            grown = write(writer, signals / 10 + 1, signals) - before;
            assertTrue(grown < 4 << 20, grown + " bytes more are held after " + signals + " signals");
            assertEquals(0, batches.counters(writer.lastIndex()).batches());
            assertEquals(signals + 3, batches.counters(writer.lastIndex()).lag());
        }
        FaultReport.survived(
                test,
                "database away while signals are journaled",
                signals,
                "memory flat (%+,d KiB of heap); all are in the journal".formatted(grown >> 10));
    }

    /** Journals signals and returns the bytes of the heap that are held then. */
    private static long write(SignalJournalWriter writer, int from, int to) {
        for (int n = from; n <= to; n++) {
            writer.onSignal(TestSignals.signal(n, "NIFTY"));
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
