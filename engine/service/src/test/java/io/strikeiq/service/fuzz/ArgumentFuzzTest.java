package io.strikeiq.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.imports.ImportException;
import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.persistence.database.TestServer;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.StrikeIq;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.Failures;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.run.WallClock;
import io.strikeiq.testing.CommitSeed;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Command lines of any words, some on a real config and its small database: a message and a documented exit code. The build
 * tries lines that are whole, mistyped ones, and the inputs that fuzzing has kept; {@code -Dfuzz=5m} looks for new ones.
 */
@LongTest
class ArgumentFuzzTest {
    private static final int MISTYPED = 150;
    private static final long SEED = CommitSeed.value();
    /** Commands that would run a session on the config, or write one. */
    private static final Set<String> SESSIONS = Set.of("run", "replay", "simulate", "control");

    private static long tries;
    private static TestServer server;
    private static Path config;

    @TempDir
    private static Path folder;

    private Exception defect;

    @BeforeAll
    static void storeASession() {
        tries = 0;
        server = TestServer.startMigrated(folder.resolve("postgres"));
        config = new SmallSession(folder).configOn(server);
        CommandRun.succeeding("run", config, "--json");
    }

    @AfterAll
    static void report(TestInfo test) {
        server.close();
        FaultReport.survived(test, "fuzzed command lines", tries, "a message and a documented exit code");
    }

    static Stream<byte[]> lines() {
        return Stream.concat(CommandLines.whole().stream(), CommandLines.mistyped(MISTYPED, SEED).stream())
                .map(line -> String.join("\n", line).getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("lines")
    @FuzzTest
    void shouldEndWithAMessageAndADocumentedExitCode(byte[] words) {
        List<String> typed = List.of(new String(words, StandardCharsets.UTF_8).split("\n", -1));
        if (typed.stream().anyMatch(ArgumentFuzzTest::mayExist)
                || (typed.contains("CONFIG") && typed.stream().anyMatch(SESSIONS::contains))
                || (typed.contains("simulate") && !typed.contains("99"))) {
            return;
        }
        tries++;
        String[] line = typed.stream().map(ArgumentFuzzTest::named).toArray(String[]::new);
        StringWriter said = new StringWriter();
        CommandLine commands = StrikeIq.commandLine(new Shutdown(onSignal -> {}), WallClock.SYSTEM, line);
        commands.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        Failures failures = new Failures();
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!isMistake(failure)) {
                defect = failure;
                return ExitCode.FAILURE;
            }
            return failures.handleExecutionException(failure, command, parsed);
        });
        int exitCode = commands.execute(line);
        assertNull(defect, () -> String.join(" ", line) + " -> " + defect + ", seed " + SEED);
        assertTrue(
                exitCode >= ExitCode.OK && exitCode <= ExitCode.NOTHING_ACCEPTED,
                () -> String.join(" ", line) + " -> " + exitCode);
        assertFalse(said.toString().isBlank(), () -> String.join(" ", line));
    }

    private static String named(String word) {
        return switch (word) {
            case "CONFIG" -> config.toString();
            case "FILE", "DIR" -> folder.resolve("missing").resolve(word).toString();
            default -> word;
        };
    }

    private static boolean isMistake(Exception failure) {
        return failure instanceof UserException
                || failure instanceof ImportException
                || failure instanceof JournalException
                || failure instanceof PipelineHaltedException
                || failure instanceof DatabaseException
                || failure instanceof JdbiException
                || failure instanceof InvalidPathException;
    }

    /** A line that names something which is there might do something to it, or for a long time. */
    private static boolean mayExist(String word) {
        try {
            return Stream.of(word.split("=", -1))
                    .anyMatch(part -> Files.exists(Path.of(part).toAbsolutePath()));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
