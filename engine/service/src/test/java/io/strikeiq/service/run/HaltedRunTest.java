package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that throws in the middle of a session, under both policies. */
@LongTest
class HaltedRunTest {
    private static final String PLUGIN = """
            import io.strikeiq.core.engine.*;
            import io.strikeiq.core.signal.*;
            import java.util.List;

            public final class Failing implements EngineDefinition {
                public String name() { return "failing"; }
                public String summary() { return "throws at tick 20000"; }
                public List<SignalType> signals() {
                    return List.of(new SignalType(0, "NEVER", Direction.NONE, "never"));
                }
                public List<Reason> reasons() { return List.of(); }
                public List<Parameter> parameters() { return List.of(EngineDefinition.cooldown(1)); }
                public AnalyticsEngine create(Parameters parameters) {
                    return (tick, metrics, emitter) -> {
                        if (tick.sequence >= 20_000) {
                            throw new IllegalStateException("planted");
                        }
                    };
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path config(String engines) throws IOException {
        Path plugins = PluginJar.make(folder, "Failing", PLUGIN);
        Path config = new SmallSession(folder).config();
        String more = "plugins: {folder: " + plugins + "}\nsafety: {onFailure: {engines: " + engines + "}}\n";
        return Files.writeString(config, Files.readString(config) + more);
    }

    @Test
    @ExpectedLog(contains = "pipeline halted: stage engines failed at tick 20000")
    void shouldStoreWhatWasBeforeAHaltAndExitWithItsOwnCode() throws IOException {
        SmallSession session = new SmallSession(folder);

        CommandRun run = CommandRun.of("run", config("halt"));

        assertEquals(ExitCode.HALTED, run.exitCode(), run.err());
        assertTrue(run.err().contains("stage engines failed at tick 20000"), run.err());
        assertTrue(run.err().contains("engine failing failed"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
    }

    @Test
    @ExpectedLog(contains = "and is quarantined on SIM")
    void shouldGoOnWithoutAnEngineInQuarantineAndSaySo() throws IOException {
        SmallSession session = new SmallSession(folder);

        CommandRun run = CommandRun.of("run", config("quarantine"));

        assertEquals(ExitCode.DEGRADED, run.exitCode(), run.err());

        assertTrue(run.out().contains("in quarantine: failing"), run.out());
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
    }
}
