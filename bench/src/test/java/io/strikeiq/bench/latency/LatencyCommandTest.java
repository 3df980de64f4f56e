package io.strikeiq.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.bench.BenchRun;
import io.strikeiq.testing.LongTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class LatencyCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldMeasureEveryPathAtATinySize() throws Exception {
        BenchRun run = BenchRun.of(
                "latency",
                "--data",
                folder,
                "--rates",
                "2000",
                "--seconds",
                "0.3",
                "--contracts",
                "40",
                "--ticks",
                "2000",
                "--history",
                "500");

        assertEquals(0, run.exitCode(), run::err);
        JsonNode figures = run.json(folder, "latency").get("figures");
        assertEquals(1 + 2 * 3, figures.size(), run::out);
        for (JsonNode figure : figures) {
            assertEquals(600, figure.get("decided").get("count").intValue(), figure::toString);
            double waited = figure.get("senderWaited").doubleValue();
            assertTrue(!(waited < 0) && !(waited > 1), figure::toString);
        }
        assertTrue(Files.size(folder.resolve("latency-busy_spin.svg")) > 1_000);
        try (var files = Files.list(folder)) {
            assertEquals(3, files.count(), "nothing is left but a JSON file and two plots");
        }
    }

    @Test
    void shouldRefuseARingThatIsNoPowerOfTwo() {
        BenchRun run = BenchRun.of("latency", "--data", folder, "--slots", "1000");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--slots a power of two"), run::err);
    }
}
