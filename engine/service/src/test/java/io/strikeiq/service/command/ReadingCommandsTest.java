package io.strikeiq.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldMakeNothingWhereNothingHasRun() {
        SmallSession session = new SmallSession(folder);
        Path config = session.config();
        for (List<String> command : List.of(
                List.of("signals", "recent"),
                List.of("signals", "stats"),
                List.of("signals", "explain", "1"),
                List.of("db", "status"),
                List.of("journal", "prune"))) {
            CommandRun run = CommandRun.of(Stream.concat(command.stream(), Stream.of("--config", config))
                    .toArray());

            assertEquals(ExitCode.FAILURE, run.exitCode(), command::toString);
            assertEquals(
                    "nothing has run in " + session.data().resolve("postgres") + " yet",
                    run.err().strip());
            assertFalse(Files.exists(session.data()), command::toString);
        }
    }

    @Test
    void shouldAskForAConfigAndNotTakeTheDemos() {
        CommandRun run = CommandRun.of("signals", "recent");

        assertEquals(ExitCode.USAGE, run.exitCode());
        assertEquals(
                "name the config: --config FILE, or STRIKEIQ_CONFIG=FILE in the environment",
                run.err().strip());
    }

    @Test
    void shouldRefuseALimitAndHoursOutOfRangeInOneMessage() {
        Path config = new SmallSession(folder).config();
        for (List<String> wrong : List.of(
                List.of("--limit", "-1"),
                List.of("--limit", "1000001"),
                List.of("--hours", "-1"),
                List.of("--hours", "1e300"),
                List.of("--hours", "NaN"))) {
            CommandRun run =
                    CommandRun.of("signals", "recent", wrong.get(0), wrong.get(1), "--config", config.toString());

            assertEquals(ExitCode.USAGE, run.exitCode(), wrong::toString);
            assertTrue(run.err().startsWith(wrong.get(0) + ": "), run.err());
            assertTrue(run.err().contains(" is out of range; allowed 0 to "), run.err());
        }
    }
}
