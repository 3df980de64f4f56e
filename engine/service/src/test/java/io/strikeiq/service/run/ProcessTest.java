package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test starts several JVMs and an embedded database, so that a busy machine needs more than the usual limit. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class ProcessTest {
    /** Slow enough to be met in the middle, fast enough to end: the session lasts about an hour. */
    private static final String[] PACE = {"speed: 1000x", "drainTimeout: 5m", "flushTimeout: 5m"};

    @TempDir
    private Path folder;

    private static JsonNode result(SmallSession session) throws IOException {
        Path manifest = session.onlyRun().resolve("run.json");
        return new ObjectMapper().readTree(manifest.toFile()).get("result");
    }

    private static boolean isSignal(String line) {
        return line.contains("  strength ");
    }

    @Test
    void shouldDrainCloseAndFlushAtSigtermAndGoOnAtTheNextStart() throws Exception {
        SmallSession session = new SmallSession(folder).record();
        Path config = session.config(PACE);
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitLine(ProcessTest::isSignal);
            service.terminate();
            assertEquals(ExitCode.OK, service.await(), service::said);
            assertTrue(service.said().contains("stopped before the end"), service::said);
        }

        JsonNode stopped = result(session);
        assertEquals(0, stopped.get("rowsPending").longValue());
        assertTrue(stopped.get("ticks").longValue() < SmallSession.TICKS, stopped::toString);
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
        CommandRun.succeeding("replay", "--verify", session.onlyRun());

        CommandRun.succeeding("run", config);
        assertEquals(SmallSession.TICKS, result(session).get("ticks").longValue());
        StoredRows.assertEqualToJournal(session);
    }

    @Test
    void shouldGoOnExactlyOnceAfterKill() throws Exception {
        SmallSession session = new SmallSession(folder).record();
        Path config = session.config(PACE);
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitLine(ProcessTest::isSignal);
            service.kill();
            service.await();
        }
        assertTrue(result(session).isNull());

        CommandRun resumed = CommandRun.succeeding("run", config);

        assertTrue(resumed.err().contains("going on behind tick "), resumed.err());
        assertEquals(SmallSession.TICKS, result(session).get("ticks").longValue());
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
        CommandRun.succeeding("replay", "--verify", session.onlyRun());
    }

    @Test
    void shouldStayUpBehindTheLastTickUntilSigterm() throws Exception {
        SmallSession session = new SmallSession(folder).record();
        Path config = session.config("source: replay", "stayUp: true");
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitLine(line -> line.startsWith("signal hash "));
            JsonNode recent = CommandRun.succeeding("signals", "recent", "--config", config, "--json")
                    .json();
            assertTrue(recent.get("count").longValue() > 0, "signals are read while the service is up");
            CommandRun second = CommandRun.of("run", config);
            assertEquals(ExitCode.FAILURE, second.exitCode());
            assertTrue(second.err().contains("another run uses the data folder"), second.err());
            service.terminate();
            assertEquals(ExitCode.OK, service.await(), service::said);
        }

        assertEquals(SmallSession.TICKS, result(session).get("ticks").longValue());
        StoredRows.assertEqualToJournal(session);
    }
}
