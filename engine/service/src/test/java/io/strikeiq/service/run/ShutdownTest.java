package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Termination signals to a real process, with a database that takes its rows and with one that hangs. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class ShutdownTest {
    private static final String PACE = "speed: 1000x";
    /** A busy machine drains and flushes at leisure. */
    private static final String[] PATIENT = {PACE, "drainTimeout: 5m", "flushTimeout: 5m"};
    /** Still in its session when a signal comes, however late the test gets the processor; for runs that do not go on. */
    private static final String[] SLOW = {"speed: 200x", "drainTimeout: 5m", "flushTimeout: 5m"};

    @TempDir
    private Path folder;

    private static boolean isSignal(String line) {
        return line.contains("  strength ");
    }

    private static void signal(String name, long process) throws Exception {
        signal(name, Long.toString(process));
    }

    private static void signal(String name, String process) throws Exception {
        assertTrue(sent(name, process), () -> "kill -" + name + " " + process);
    }

    /** False where there is no such process, or no more. */
    private static boolean sent(String name, String process) throws Exception {
        return new ProcessBuilder("kill", "-" + name, "--", process)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Stops or resumes the server, first so that it forks no more, and all that it has forked. */
    static void signalDatabase(SmallSession session, String name) throws Exception {
        ProcessHandle server = ProcessHandle.of(postmaster(session)).orElseThrow();
        signal(name, server.pid());
        for (ProcessHandle each : server.descendants().toList()) {
            boolean sent = sent(name, Long.toString(each.pid()));
            assertTrue(sent || !each.isAlive(), () -> "kill -" + name + " " + each.pid());
        }
    }

    private static long postmaster(SmallSession session) throws IOException {
        Path pidFile = session.data().resolve("postgres/data/postmaster.pid");
        return Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
    }

    @Test
    void shouldDrainCloseAndFlushAtSigintToo(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        try (ServiceProcess service = ServiceProcess.start(folder, "run", session.config(SLOW))) {
            service.awaitLine(ShutdownTest::isSignal);
            signal("INT", service.pid());
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
            signal("HUP", service.pid());
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
            signal("INT", "-" + service.pid());
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

    @Test
    void shouldEndAtOnceAtASecondSignalAndLoseNothingJournaled(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        Path config = session.config(PACE);
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitLine(ShutdownTest::isSignal);
            signalDatabase(session, "STOP");
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
            service.awaitLine(ShutdownTest::isSignal);
            signalDatabase(session, "STOP");
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
        signalDatabase(session, "CONT");
        CommandRun.succeeding("run", session.config(PATIENT));
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
        CommandRun.succeeding("replay", "--verify", session.onlyRun());
    }
}
