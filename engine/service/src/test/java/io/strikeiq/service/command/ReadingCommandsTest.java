package io.strikeiq.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.strikeiq.service.CommandRun;
import io.strikeiq.service.cli.ExitCode;
import java.io.IOException;
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
    void shouldMakeNothingWhereNothingHasRun() throws IOException {
        Path data = folder.resolve("data");
        Path config = Files.writeString(folder.resolve("c.yaml"), "data: {folder: data}\n");
        for (List<String> command : List.of(
                List.of("signals", "recent"),
                List.of("signals", "stats"),
                List.of("signals", "explain", "run:1:1:formula:0"),
                List.of("db", "status"),
                List.of("journal", "prune"))) {
            CommandRun run = CommandRun.of(Stream.concat(command.stream(), Stream.of("--config", config))
                    .toArray());

            assertEquals(ExitCode.FAILURE, run.exitCode(), command::toString);
            assertEquals(
                    "nothing has run in " + data.resolve("postgres") + " yet",
                    run.err().strip());
            assertFalse(Files.exists(data), command::toString);
        }
    }

    @Test
    void shouldHaveNothingToShowOfAServiceThatNeverRan() throws IOException {
        Path data = folder.resolve("data");
        Path config = Files.writeString(folder.resolve("c.yaml"), "data: {folder: data}\n");
        for (String command : List.of("stat", "top")) {
            CommandRun run = CommandRun.of(command, "--config", config);

            assertEquals(ExitCode.FAILURE, run.exitCode(), command);
            assertEquals("nothing has run in " + data + " yet", run.err().strip());
            assertFalse(Files.exists(data), command);
        }
    }

    @Test
    void shouldNameAFileOfCountersThatIsNone() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path config = Files.writeString(folder.resolve("c.yaml"), "data: {folder: data}\n");
        Path file = Files.writeString(data.resolve("counters.dat"), "x");

        CommandRun run = CommandRun.of("top", "--once", "--config", config);

        assertEquals(ExitCode.FAILURE, run.exitCode());
        assertEquals(file + " has 1 bytes, which no such file has", run.err().strip());
    }

    @Test
    void shouldAskForAConfigAndNotTakeTheDemos() {
        CommandRun run = CommandRun.of("signals", "recent");

        assertEquals(ExitCode.USAGE, run.exitCode());
        assertEquals(
                "name the config: --config FILE, or STRIKEIQ_CONFIG=FILE in the environment",
                run.err().strip());
    }
}
