package io.strikeiq.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.bench.BenchRun;
import io.strikeiq.testing.LongTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class ReplayCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldMeasureEveryPathAtATinySize() throws Exception {
        BenchRun run = BenchRun.of(
                "replay",
                "--data",
                folder,
                "--ticks",
                "20000",
                "--passes",
                "1",
                "--starts",
                "1",
                "--shared-data",
                folder);

        assertEquals(0, run.exitCode(), run::err);
        assertTrue(run.out().contains("the recorded day is left out"), run::out);
        JsonNode figures = run.json(folder, "replay").get("figures");
        JsonNode day = figures.get("days").get(0);
        assertEquals(20_000, day.get("ticks").intValue());
        assertEquals(5, day.get("runs").size());
        for (JsonNode path : day.get("runs")) {
            assertTrue(path.get("ticksPerSecond").doubleValue() > 0, day::toString);
        }
        assertTrue(figures.get("startSeconds").doubleValue() > 0);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing is left but the JSON file");
        }
    }

    @Test
    void shouldRefuseNoPassAtAll() {
        assertEquals(2, BenchRun.of("replay", "--data", folder, "--passes", "0").exitCode());
    }
}
