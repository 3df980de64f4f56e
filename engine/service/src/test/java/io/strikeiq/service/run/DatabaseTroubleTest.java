package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What the service does about an external database that is not there, or that it may not use. */
@LongTest
@ExpectedLog(logger = "com.zaxxer.hikari")
class DatabaseTroubleTest {
    @TempDir
    private Path folder;

    private SmallSession session(String name) {
        return new SmallSession(folder.resolve(name)).at(folder.resolve("session"));
    }

    private static Path edited(Path config, String from, String to) throws IOException {
        String text = Files.readString(config);
        assertTrue(text.contains(from), text);
        return Files.writeString(config, text.replace(from, to));
    }

    @Test
    @ExpectedLog(logger = "Storage", contains = "signals are journaled, and written when the database is there")
    @ExpectedLog(logger = "BackOff", contains = "the database is away, rows wait in the journal")
    @ExpectedLog(logger = "Storage", contains = "cannot be counted")
    @ExpectedLog(logger = "EventLog", contains = "events wait in")
    void shouldJournalWithoutADatabaseAndWriteAllWhenItIsThere(TestInfo test) throws IOException {
        try (KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"))) {
            SmallSession whole = session("whole").record();
            CommandRun.succeeding("run", database.config(whole));
            List<String> expected = database.rows(whole.onlyRun().getFileName().toString());
            database.stop();
            SmallSession alone = session("alone");
            Path config = edited(database.config(alone), "consoleRate: 0", "consoleRate: 0\n  flushTimeout: 1s");

            CommandRun away = CommandRun.of("run", config);

            assertEquals(ExitCode.UNFLUSHED, away.exitCode(), away.err());
            assertTrue(away.out().contains("in the journal only; the next start writes them"), away.out());
            assertFalse(
                    JournalInspector.inspect(alone.onlyRun().resolve("signals")).isDamaged());
            String first = alone.onlyRun().getFileName().toString();
            database.startAgain();
            CommandRun back = CommandRun.succeeding("run", database.config(alone));
            assertTrue(back.err().contains("rows of earlier runs"), back.err());
            List<RunFolder> runs = RunFolder.all(alone.data());
            assertEquals(2, runs.size());
            assertEquals(first, runs.get(0).runId());
            for (RunFolder run : runs) {
                assertEquals(expected, database.rows(run.runId()));
            }
        }
        FaultReport.survived(test, "database away at the start", 1, "journaled; written at the next start");
    }

    @Test
    void shouldRefuseAWrongPasswordWithoutSayingItAndAnEmptyOne(TestInfo test) throws IOException {
        try (KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"))) {
            SmallSession session = session("wrong").record();
            Path config = database.config(session);
            String text = Files.readString(config).replaceAll("password: '.*'", "password: 'not-the-password'");
            Files.writeString(config, text);

            CommandRun run = CommandRun.of("run", config);

            assertEquals(ExitCode.USAGE, run.exitCode(), run.err());
            assertTrue(run.err().contains("password authentication failed for user \"postgres\""), run.err());
            assertFalse((run.err() + run.out()).contains("not-the-password"), run.err());
            assertFalse(run.err().contains("\tat "), run.err());

            Files.writeString(config, text.replace("'not-the-password'", "''"));
            CommandRun empty = CommandRun.of("run", config);
            assertEquals(ExitCode.USAGE, empty.exitCode(), empty.err());
            assertTrue(empty.err().contains("password"), empty.err());
            assertFalse(empty.err().contains("\tat "), empty.err());
        }
        FaultReport.survived(test, "wrong database password at the start", 1, "one message, exit code 2");
    }

    @Test
    void shouldRefuseTheSchemaOfALaterVersion(TestInfo test) throws IOException {
        try (KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"))) {
            SmallSession session = session("later").record();
            Path config = database.config(session);
            CommandRun.succeeding("db", "migrate", "--config", config);
            database.execute("insert into strikeiq.change_log select '999-later', author, filename, dateexecuted,"
                    + " orderexecuted + 1, exectype, md5sum, description, comments, tag, liquibase, contexts, labels,"
                    + " deployment_id from strikeiq.change_log limit 1");

            CommandRun run = CommandRun.of("run", config);

            assertEquals(ExitCode.USAGE, run.exitCode(), run.err());
            assertTrue(
                    run.err()
                            .contains("has change sets 999-later, which this version does not know;"
                                    + " use the version that made them"),
                    run.err());
        }
        FaultReport.survived(test, "database schema of a later version", 1, "one message, exit code 2");
    }

    @Test
    void shouldEndWellWhenTheDatabaseIsBackWhileTheServiceStaysUp(TestInfo test) throws Exception {
        try (KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"))) {
            SmallSession session = session("up").record();
            Path config = edited(
                    database.config(session), "consoleRate: 0", "consoleRate: 0\n  flushTimeout: 1s\n  stayUp: true");
            CommandRun.succeeding("db", "migrate", "--config", config);
            database.stop();
            try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
                service.awaitSaid("staying up");
                database.startAgain();
                String run = session.onlyRun().getFileName().toString();
                long journaled = JournalInspector.inspect(session.onlyRun().resolve("signals"))
                        .lastGoodIndex();
                while (database.committed(run) < journaled) {
                    LockSupport.parkNanos(1_000_000);
                }
                service.terminate();
                assertEquals(ExitCode.OK, service.await(), service::said);
                assertTrue(
                        service.said().contains("all rows of run " + run + " are in the database now"), service::said);
            }
        }
        FaultReport.survived(
                test, "database back while the service stays up", 1, "caught up; exit code 0 and the manifest say so");
    }
}
