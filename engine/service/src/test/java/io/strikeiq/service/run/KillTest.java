package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real service, its database, or both, killed at random moments and started again, until the run has come to its end;
 * then again with the next run. {@code -Dfaults.kills=500} makes more of it, {@code -Dfaults.seed=N} other moments.
 */
@Timeout(3600)
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
@ExpectedLog(logger = "EmbeddedPostgres", contains = "Could not stop postmaster")
@ExpectedLog(logger = "com.zaxxer.hikari")
class KillTest {
    private static final long SEED = Long.getLong("faults.seed", 2_026);
    private static final int KILLS = Integer.getInteger("faults.kills", 50);

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    /** Milliseconds that a run takes on this machine, the start of its JVM included. */
    private int longest;

    /** What every run must have in the database in the end: the rows of one that was left alone. */
    private List<String> uninterrupted(KilledDatabase database, SmallSession session) throws Exception {
        new Migrations(database.server()).migrate();
        long begin = System.nanoTime();
        try (ServiceProcess service = ServiceProcess.start(folder, "run", database.config(session))) {
            assertEquals(0, service.await(), service::said);
        }
        longest = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        return database.rows(session.onlyRun().getFileName().toString());
    }

    private SmallSession session(String name) {
        return new SmallSession(folder.resolve(name)).at(folder.resolve("session"));
    }

    @Test
    void shouldStoreEverySignalOnceAndInOrderOverKillsOfTheService(TestInfo test) throws Exception {
        try (KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"))) {
            SmallSession session = session("killed");
            List<String> expected = uninterrupted(database, session("whole").record());
            for (int kill = 0; kill < KILLS; kill++) {
                runFor(1 + random.nextInt(longest), session, database);
            }
            finish(session, database, expected);
            FaultReport.survived(test, "kill -9 of the service", KILLS, "every signal once, in order");
        }
    }

    @Test
    void shouldStoreEverySignalOnceAndInOrderOverKillsOfTheDatabase(TestInfo test) throws Exception {
        int kills = Math.max(1, KILLS / 10);
        try (KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"))) {
            SmallSession session = session("killed");
            List<String> expected = uninterrupted(database, session("whole").record());
            for (int kill = 0; kill < kills; kill++) {
                try (ServiceProcess service = ServiceProcess.start(folder, "run", database.config(session))) {
                    service.awaitEnd(1 + random.nextInt(longest));
                    database.killAndStart();
                    assertEquals(0, service.await(), () -> "seed " + SEED + "\n" + service.said());
                }
            }
            finish(session, database, expected);
            FaultReport.survived(test, "kill -9 of PostgreSQL under load", kills, "every signal once, in order");
        }
    }

    @Test
    void shouldStoreEverySignalOnceAndInOrderOverKillsOfBoth(TestInfo test) throws Exception {
        int kills = Math.max(1, KILLS / 10);
        try (KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"))) {
            SmallSession session = session("killed");
            List<String> expected = uninterrupted(database, session("whole").record());
            for (int kill = 0; kill < kills; kill++) {
                boolean serviceFirst = random.nextBoolean();
                try (ServiceProcess service = ServiceProcess.start(folder, "run", database.config(session))) {
                    service.awaitEnd(1 + random.nextInt(longest));
                    if (serviceFirst) {
                        service.kill();
                    }
                    database.kill();
                    service.kill();
                    service.await();
                }
                database.startAgain();
            }
            finish(session, database, expected);
            FaultReport.survived(
                    test, "kill -9 of the service and PostgreSQL at once", kills, "every signal once, in order");
        }
    }

    /** Starts the service and kills it after some milliseconds, unless it has come to its end before. */
    private void runFor(int millis, SmallSession session, KilledDatabase database) throws Exception {
        try (ServiceProcess service = ServiceProcess.start(folder, "run", database.config(session))) {
            if (service.awaitEnd(millis)) {
                assertEquals(0, service.await(), () -> "seed " + SEED + "\n" + service.said());
            }
            service.kill();
            service.await();
        }
    }

    /** Lets the last run come to its end and compares all with the run that was left alone. */
    private void finish(SmallSession session, KilledDatabase database, List<String> expected) throws Exception {
        CommandRun.succeeding("run", database.config(session), "--json");
        List<RunFolder> runs = RunFolder.all(session.data());
        assertTrue(!runs.isEmpty() && !expected.isEmpty());
        for (RunFolder run : runs) {
            assertEquals(expected, database.rows(run.runId()), "run " + run.runId() + ", seed " + SEED);
            CommandRun.succeeding("inspect", run.signals());
        }
        assertEquals(0, database.deadLetters());
    }
}
