package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Termination signals to a real process whose database takes its rows. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class ShutdownTest {
    /** Still in its session when a signal comes, however late the test gets the processor; for runs that do not go on. */
    private static final String[] SLOW = {"speed: 200x", "drainTimeout: 5m", "flushTimeout: 5m"};

    @TempDir
    private Path folder;

    private static boolean isSignal(String line) {
        return line.contains("  strength ");
    }

    @Test
    void shouldDrainCloseAndFlushAtSigintToo(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        try (ServiceProcess service = ServiceProcess.start(folder, "run", session.config(SLOW))) {
            service.awaitLine(ShutdownTest::isSignal);
            ProcessSignals.send("INT", service.pid());
            assertEquals(ExitCode.OK, service.await(), service::said);
        }
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
        CommandRun.succeeding("replay", "--verify", session.onlyRun());
        FaultReport.survived(test, "SIGINT in mid-session", 1, "drained, journaled and stored, exit code 0");
    }

    /** A terminal that is closed, or a connection that is lost. */
    @Test
    void shouldDrainCloseAndFlushAtSighupAndLeaveNoServerBehind(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        try (ServiceProcess service = ServiceProcess.start(folder, "run", session.config(SLOW))) {
            service.awaitLine(ShutdownTest::isSignal);
            ProcessSignals.send("HUP", service.pid());
            assertEquals(ExitCode.OK, service.await(), service::said);
        }
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
        try (Stream<Path> files = Files.walk(session.data().resolve("postgres/data"), 1)) {
            assertFalse(files.anyMatch(file -> file.endsWith("postmaster.pid")), "PostgreSQL still runs");
        }
        FaultReport.survived(test, "SIGHUP in mid-session", 1, "drained, journaled and stored, exit code 0");
    }

    /** Ctrl-C in a terminal reaches the whole group of processes, what the service has started included. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldDrainAndFlushToItsOwnDatabaseWhenSigintReachesTheWholeProcessGroup(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        try (ServiceProcess service = ServiceProcess.startGroup(folder, "run", session.config(SLOW))) {
            service.awaitLine(ShutdownTest::isSignal);
            ProcessSignals.sendToGroup("INT", service.pid());
            assertEquals(ExitCode.OK, service.await(), service::said);
            assertFalse(service.said().contains("the database is away"), service::said);
        }
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
        CommandRun.succeeding("replay", "--verify", session.onlyRun());
        FaultReport.survived(
                test,
                "SIGINT to the whole process group, as Ctrl-C in a terminal",
                1,
                "its PostgreSQL outlives the flush; exit code 0");
    }
}
