package io.strikeiq.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.CommandRun;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Arguments that a person might mistype: each ends with a documented exit code and a message, never with a stack trace. */
@LongTest
class CommandLineFuzzTest {
    private static final int TRIES = 1_500;
    private static final long SEED = 11;
    /** Every command, its options and values, none of which names something that is there. */
    static final List<List<String>> LINES = List.of(
            List.of("run", "FILE", "--fresh", "--json"),
            List.of("replay", "FILE", "--journal", "DIR", "--layout", "fused", "--wait", "yielding", "--speed", "10x"),
            List.of("replay", "FILE", "--layout", "parallel", "--engine-threads", "3", "--json"),
            List.of("replay", "--verify", "20260101T000000Z-abcd", "--data", "DIR", "--no-store"),
            List.of("inspect", "DIR", "--json"),
            List.of("import", "lean", "FILE", "--journal", "DIR"),
            List.of("import", "nse", "DIR", "--journal", "DIR", "--json"),
            List.of("import", "binance", "FILE", "--journal", "DIR"),
            List.of("signals", "recent", "--symbol", "S", "--limit", "10", "--hours", "2", "--config", "FILE"),
            List.of("signals", "stats", "--hours", "24", "--config", "FILE"),
            List.of("signals", "explain", "7", "--config", "FILE"),
            List.of("db", "status", "--config", "FILE"),
            List.of("db", "rollback", "1", "--config", "FILE"),
            List.of("config", "check", "FILE"),
            List.of("simulate", "--journal", "FILE", "--seed", "1", "--underlyings", "99", "--ticks", "1000"));

    @TempDir
    private Path folder;

    private List<String> line(Random random) {
        List<String> line = new ArrayList<>(LINES.get(random.nextInt(LINES.size())));
        line.replaceAll(word -> word.equals("FILE") || word.equals("DIR") ? missing(word) : word);
        for (int i = random.nextInt(4); i > 0 && !line.isEmpty(); i--) {
            int at = random.nextInt(line.size());
            switch (random.nextInt(5)) {
                case 0 -> line.remove(at);
                case 1 -> line.add(at, line.get(random.nextInt(line.size())));
                case 2 -> Collections.swap(line, at, random.nextInt(line.size()));
                case 3 ->
                    line.add(
                            at,
                            List.of("-", "--", "", "-1", "@FILE", "--nope", "\u0000", "9".repeat(40))
                                    .get(random.nextInt(8)));
                default -> {
                    // A damaged path could name something that is there.
                    if (!line.get(at).contains("/")) {
                        line.set(at, Mutator.mutate(line.get(at), random.nextLong()));
                    }
                }
            }
        }
        return line;
    }

    private String missing(String word) {
        return folder.resolve("missing").resolve(word).toString();
    }

    @Test
    void shouldEndWithAMessageAndADocumentedExitCode(TestInfo test) {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            List<String> line = line(random);
            boolean simulates = line.contains("simulate") && !line.contains("99");
            if (simulates) {
                continue;
            }
            CommandRun run = CommandRun.of(line.toArray());
            String said = "try " + i + ", seed " + SEED + ": " + line + " -> " + run;
            assertTrue(run.exitCode() >= ExitCode.OK && run.exitCode() <= ExitCode.FORCED, said);
            assertFalse((run.out() + run.err()).isBlank(), said);
            assertFalse(run.err().contains("\tat ") || run.err().contains("Exception"), said);
        }
        FaultReport.survived(test, "mistyped command lines", TRIES, "a message and a documented exit code each");
    }
}
