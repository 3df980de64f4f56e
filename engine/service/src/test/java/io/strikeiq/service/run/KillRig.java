package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.testing.CommitSeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A service that replays a session at a pace, and its database, to be killed at random moments in which its journal grows,
 * until it has come to its end; then again with the next run.
 */
final class KillRig implements AutoCloseable {
    /** The session lasts some seconds, so that several kills meet one run. */
    private static final String[] PACED = {
        "source: replay", "speed: 2000x", "consoleRate: 1000", "drainTimeout: 5m", "flushTimeout: 5m"
    };

    private static final int MOST_SIGNALS = 5;
    private static final long LATEST = 30_000_000L;

    /** Exit code of a process that SIGKILL ended. */
    static final int KILLED = 128 + 9;

    /** Kills of the service. */
    static final int KILLS = Integer.getInteger("faults.kills", 6);

    final long seed = CommitSeed.value();
    final SplittableRandom random = new SplittableRandom(seed);
    final KilledDatabase database;
    private final Path folder;
    private final SmallSession session;
    private final List<String> expected;

    private KillRig(Path folder, KilledDatabase database) {
        this.folder = folder;
        this.database = database;
        SmallSession whole = new SmallSession(folder.resolve("whole"))
                .at(folder.resolve("session"))
                .record();
        CommandRun.succeeding("run", database.config(whole), "--json");
        this.expected = database.rows(whole.onlyRun().getFileName().toString());
        this.session = new SmallSession(folder.resolve("killed")).at(whole.journal());
    }

    static KillRig start(Path folder) throws IOException {
        KilledDatabase database = KilledDatabase.start(folder.resolve("postgres"));
        try {
            return new KillRig(folder, database);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    ServiceProcess service() throws IOException {
        return ServiceProcess.start(folder, "run", database.config(session, PACED));
    }

    /** Waits for a random moment after the journal has grown; false when the run has come to its end before. */
    boolean awaitMoment(ServiceProcess service) {
        for (int left = 1 + random.nextInt(MOST_SIGNALS); left > 0; left--) {
            if (!service.meetsLine(line -> line.contains("  strength "))) {
                return false;
            }
        }
        LockSupport.parkNanos(random.nextLong(LATEST));
        return true;
    }

    /** Records in the journals of all runs. */
    long journaled() {
        return RunFolder.all(session.data()).stream()
                .mapToLong(run -> StoredRows.signals(run.signals()).size())
                .sum();
    }

    /** Lets the last run come to its end and compares all with the run that was left alone. */
    void finish() throws IOException {
        CommandRun.succeeding("run", database.config(session, PACED), "--json");
        List<RunFolder> runs = RunFolder.all(session.data());
        assertTrue(!runs.isEmpty() && !expected.isEmpty());
        for (RunFolder run : runs) {
            assertEquals(expected, database.rows(run.runId()), "run " + run.runId() + ", seed " + seed);
            CommandRun.succeeding("inspect", run.signals());
        }
        assertEquals(0, database.deadLetters());
    }

    @Override
    public void close() {
        database.close();
    }
}
