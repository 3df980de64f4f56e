package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.TestServer;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A writer whose password stops being right. Its pool tries for five seconds each time, so that this takes half a minute. */
@LongTest
@ExpectedLog(logger = "com.zaxxer.hikari")
class ChangedPasswordTest {
    private static final WriterSettings SMALL = new WriterSettings(50, 1_000_000);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);
    /** Connections of a pool: when the server cuts them, each fails once before a new one is asked for. */
    private static final int POOLED = 4;

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

    private static void execute(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    @Test
    @ExpectedLog(logger = "BackOff", contains = "password authentication failed for user \"writer\"")
    @ExpectedLog(logger = "BackOff", contains = "the database is away, rows wait")
    void shouldWaitForARightPasswordInTheMiddleOfARun(TestInfo test) throws SQLException {
        DatabaseSettings.External settings = (DatabaseSettings.External) server.settings();
        execute("create role writer login superuser password 'first'");
        try (Database other = Database.open(DatabaseSettings.external(settings.url(), "writer", "first"));
                SignalJournalWriter signals = SignalJournalWriter.open(journal, TestRun.INFO);
                BatchWriter writer = BatchWriter.start(other, journal, SMALL)) {
            signals.onSignal(TestSignals.signal(1, "NIFTY"));
            assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
            forgetPassword(writer, signals);
            execute("alter role writer password 'first'");
            assertTrue(writer.flush(signals.lastIndex(), PATIENCE));
        }
        new StoredRun(database, TestRun.RUN_ID).assertEqualTo(journal);
        FaultReport.survived(test, "database password changed in mid-run", 1, "caught up when it was right again");
    }

    /**
     * Cuts every connection after the password has changed. One that was being made then is listed a moment later only: it
     * waits at the lock and is cut too.
     */
    private static void forgetPassword(BatchWriter writer, SignalJournalWriter signals) throws SQLException {
        try (Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table journal_positions in exclusive mode");
            execute("alter role writer password 'second'");
            for (int n = 2; n <= 300; n++) {
                signals.onSignal(TestSignals.signal(n, "NIFTY"));
            }
            while (writer.counters(signals.lastIndex()).retries() < POOLED + 2) {
                execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'writer'");
                assertFalse(writer.flush(signals.lastIndex(), TimeUnit.MILLISECONDS.toNanos(50)));
            }
            holder.rollback();
            holder.setAutoCommit(true);
        }
    }
}
