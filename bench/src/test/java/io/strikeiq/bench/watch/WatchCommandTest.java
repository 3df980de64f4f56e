package io.strikeiq.bench.watch;

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
class WatchCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldMeasureWhatIsAskedAndWhatIsSentBesideAFeed() throws Exception {
        BenchRun run = BenchRun.of(
                "watch",
                "--data",
                folder,
                "--markets",
                "2x40",
                "--rate",
                "2000",
                "--clients",
                "3",
                "--settle",
                "1",
                "--seconds",
                "1",
                "--requests",
                "20",
                "--pairs",
                "0");

        assertEquals(0, run.exitCode(), run::err);
        JsonNode measured = run.json(folder, "watch").at("/figures/measured");
        assertEquals(4, measured.size(), run::out);
        for (JsonNode each : measured) {
            assertTrue(each.at("/metrics/count").intValue() > 0, each::toString);
            assertTrue(each.at("/gex/count").intValue() > 0, each::toString);
            assertTrue(each.at("/push/count").intValue() > 0, each::toString);
        }
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing is left but a JSON file");
        }
    }

    @Test
    void shouldRefuseWhatIsNoMarket() {
        BenchRun run = BenchRun.of("watch", "--data", folder, "--markets", "many");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("'many' is no market"), run::err);
    }
}
