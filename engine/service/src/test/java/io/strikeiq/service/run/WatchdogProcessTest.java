package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A real service one of whose stages stands still while ticks wait for it. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class WatchdogProcessTest {
    private static final String SAFETY = "safety: {stallWarning: 1s}\n";

    @TempDir
    private Path folder;

    private static Path with(Path config, String more) throws IOException {
        return Files.writeString(config, Files.readString(config) + more);
    }

    private static JsonNode result(SmallSession session) throws IOException {
        Path manifest = session.onlyRun().resolve("run.json");
        return new ObjectMapper().readTree(manifest.toFile()).get("result");
    }

    private Path hanging(SmallSession session, Path until, String... run) throws IOException {
        Path plugins = PluginJar.make(folder, "Hanging", """
                import io.strikeiq.core.engine.*;
                import io.strikeiq.core.signal.*;
                import java.io.File;
                import java.util.List;

                public final class Hanging implements EngineDefinition {
                    public String name() { return "hanging"; }
                    public String summary() { return "stands still at tick 20000 until a file is there"; }
                    public List<SignalType> signals() {
                        return List.of(new SignalType(0, "NEVER", Direction.NONE, "never"));
                    }
                    public List<Reason> reasons() { return List.of(); }
                    public List<Parameter> parameters() { return List.of(EngineDefinition.cooldown(1)); }
                    public AnalyticsEngine create(Parameters parameters) {
                        return (tick, metrics, emitter) -> {
                            while (tick.sequence == 20_000 && !new File("%s").exists()) {
                                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                            }
                        };
                    }
                }
                """.formatted(until));
        return with(session.config(run), "plugins: {folder: " + plugins + "}\n" + SAFETY);
    }

    @Test
    void shouldNameAStageThatStandsStillAndGoOnWithIt(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        Path until = folder.resolve("go-on");
        try (ServiceProcess service = ServiceProcess.start(folder, "run", hanging(session, until))) {
            service.awaitSaid("stage engines, engine hanging, stands still at tick 20000 for ");
            service.awaitSaid("ticks wait (thread strikeiq-stages-drain)");
            Files.createFile(until);
            assertEquals(ExitCode.OK, service.await(), service::said);
            assertTrue(service.said().contains("a thread stood still "), service::said);
        }
        // On a busy machine a second thread may be late by as much.
        assertTrue(result(session).get("stalls").longValue() >= 1);
        StoredRows.assertEqualToJournal(session);
        FaultReport.survived(
                test, "stage that stands still while ticks wait", 1, "named by the watchdog; the run goes on with it");
    }

    @Test
    void shouldNameAStageThatNeverGoesOnAndEndAtTheDeadline(TestInfo test) throws Exception {
        SmallSession session = new SmallSession(folder).record();
        Path until = folder.resolve("go-on");
        Path config = hanging(session, until, "drainTimeout: 1s", "flushTimeout: 1s");
        try (ServiceProcess service = ServiceProcess.start(folder, "run", config)) {
            service.awaitSaid("stage engines, engine hanging, stands still at tick 20000 for ");
            service.terminate();
            assertEquals(ExitCode.FORCED, service.await(), service::said);
        }
        Files.createFile(until);
        CommandRun.succeeding("run", hanging(session, until), "--json");
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
        FaultReport.survived(
                test,
                "SIGTERM while a stage stands still for good",
                1,
                "ended at the deadline, exit code 8; the next start stored each row once");
    }
}
