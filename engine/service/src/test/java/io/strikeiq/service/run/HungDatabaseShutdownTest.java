package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Termination signals to a real process whose database hangs. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class HungDatabaseShutdownTest {
    private static final String PACE = "speed: 1000x";
    /** A busy machine drains and flushes at leisure. */
    private static final String[] PATIENT = {PACE, "drainTimeout: 5m", "flushTimeout: 5m"};

    @TempDir
    private Path folder;

    private static boolean isSignal(String line) {
        return line.contains("  strength ");
    }

    @Test
    void shouldEndAtOnceAtASecondSignalAndLoseNothingJournaled(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        Path config = session.config(PACE);
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitLine(HungDatabaseShutdownTest::isSignal);
            ProcessSignals.sendToDatabase(session, "STOP");
            service.terminate();
            awaitDrained(session);
            service.terminate();
            assertEquals(ExitCode.FORCED, service.await(), service::said);
        }
        goOnToTheEnd(session);
        FaultReport.survived(
                test,
                "second SIGTERM while the database hangs",
                1,
                "ended at once, exit code 8; the next start stored each row once");
    }

    @Test
    void shouldEndAtTheDeadlineWhenTheDatabaseHangs(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        Path config = session.config(PACE, "drainTimeout: 1s", "flushTimeout: 1s");
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitLine(HungDatabaseShutdownTest::isSignal);
            ProcessSignals.sendToDatabase(session, "STOP");
            service.terminate();
            int exitCode = service.await();
            assertTrue(exitCode == ExitCode.FORCED || exitCode == ExitCode.UNFLUSHED, exitCode + "\n" + service.said());
        }
        goOnToTheEnd(session);
        FaultReport.survived(
                test,
                "SIGTERM while the database hangs",
                1,
                "ended at the deadline; the next start stored each row once");
    }

    /** The manifest has the result of the run once its ring has drained; then only the database is waited for. */
    private static void awaitDrained(SmallSession session) throws IOException {
        Path manifest = session.onlyRun().resolve("run.json");
        while (new ObjectMapper().readTree(manifest.toFile()).get("result").isNull()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void goOnToTheEnd(SmallSession session) throws Exception {
        ProcessSignals.sendToDatabase(session, "CONT");
        CommandRun.succeeding("run", session.config(PATIENT));
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
        CommandRun.succeeding("replay", "--verify", session.onlyRun());
    }
}
