package io.strikeiq.bench.live;

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
class LiveCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldMeasureTheWayOfEveryTickOfTheSender() throws Exception {
        BenchRun run = BenchRun.of(
                "live",
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
                "--warm-up",
                "500",
                "--slots",
                "4096",
                "--layout",
                "fused",
                "--wait",
                "blocking");

        assertEquals(0, run.exitCode(), run::err);
        JsonNode figures = run.json(folder, "live").get("figures");
        assertEquals(1, figures.size(), run::out);
        JsonNode figure = figures.get(0);
        // The run itself refuses to count other than 600 of the sender; where a busy machine is quiet for a second, a
        // CLOCK comes too.
        assertEquals(600, figure.at("/decided/count").intValue(), 30, figure::toString);
        assertTrue(figure.at("/decided/count").intValue() >= 600, figure::toString);
        assertEquals(figure.at("/decided/count"), figure.at("/journaled/count"), figure::toString);
        assertEquals(600, figure.at("/hop/count").intValue(), figure::toString);
        assertTrue(figure.at("/out/count").intValue() >= 60, figure::toString);
        assertTrue(figure.at("/decode").doubleValue() > 0, figure::toString);
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing is left but a JSON file");
        }
    }

    @Test
    void shouldMeasureTheFramesOfVenuesOverAWebSocket() throws Exception {
        BenchRun run = BenchRun.of(
                "live",
                "--data",
                folder,
                "--over",
                "deribit,kite",
                "--rates",
                "1000",
                "--seconds",
                "0.3",
                "--contracts",
                "20",
                "--ticks",
                "2000",
                "--warm-up",
                "500",
                "--slots",
                "4096",
                "--layout",
                "fused",
                "--wait",
                "blocking");

        assertEquals(0, run.exitCode(), run::err);
        JsonNode figures = run.json(folder, "live").get("figures");
        assertEquals(2, figures.size(), run::out);
        for (JsonNode each : figures) {
            assertTrue(each.at("/decided/count").intValue() >= 200, each::toString);
            assertTrue(each.at("/journaled/count").intValue() >= 200, each::toString);
            assertTrue(each.get("decode").doubleValue() > 0, each::toString);
            assertTrue(each.get("bytes").doubleValue() >= 0, each::toString);
        }
    }

    @Test
    void shouldRefuseWhatIsNoVenue() {
        BenchRun run = BenchRun.of("live", "--data", folder, "--over", "pigeon");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--over: 'pigeon' is unknown; allowed tcp, deribit, kite"), run::err);
    }

    @Test
    void shouldRefuseARateOfNothing() {
        BenchRun run = BenchRun.of("live", "--data", folder, "--rates", "0");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--rates must be positive"), run::err);
    }
}
