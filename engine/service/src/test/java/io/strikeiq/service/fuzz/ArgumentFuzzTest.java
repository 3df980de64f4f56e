package io.strikeiq.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.service.StrikeIq;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.Failures;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.run.WallClock;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Command lines of any words: a message and a documented exit code. The build tries the inputs that are known;
 * {@code -Dfuzz=5m} looks for new ones.
 */
@LongTest
class ArgumentFuzzTest {
    private static long tries;
    private Exception defect;
    private TestInfo test;

    @BeforeAll
    static void begin() {
        tries = 0;
    }

    @BeforeEach
    void remember(TestInfo running) {
        test = running;
    }

    @AfterEach
    void report() {
        FaultReport.survived(test, "fuzzed command lines", tries, "a message and a documented exit code");
    }

    static Stream<byte[]> lines() {
        return CommandLineFuzzTest.LINES.stream()
                .map(line -> String.join("\n", line).replace("FILE", "no/file").replace("DIR", "no/folder"))
                .map(line -> line.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("lines")
    @FuzzTest
    void shouldEndWithAMessageAndADocumentedExitCode(byte[] words) {
        tries++;
        List<String> line = List.of(new String(words, StandardCharsets.UTF_8).split("\n", -1));
        if (line.contains("simulate") || line.stream().anyMatch(ArgumentFuzzTest::mayExist)) {
            return;
        }
        StringWriter said = new StringWriter();
        CommandLine commands = StrikeIq.commandLine(new Shutdown(onSignal -> {}), WallClock.SYSTEM);
        commands.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        Failures failures = new Failures();
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!isMistake(failure)) {
                defect = failure;
                return ExitCode.FAILURE;
            }
            return failures.handleExecutionException(failure, command, parsed);
        });
        int exitCode = commands.execute(line.toArray(String[]::new));
        assertNull(defect, () -> line + " -> " + defect);
        assertTrue(exitCode >= ExitCode.OK && exitCode <= ExitCode.NOTHING_ACCEPTED, () -> line + " -> " + exitCode);
        assertFalse(said.toString().isBlank(), line::toString);
    }

    private static boolean isMistake(Exception failure) {
        return failure instanceof UserException
                || failure instanceof JournalException
                || failure instanceof PipelineHaltedException
                || failure instanceof DatabaseException;
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
