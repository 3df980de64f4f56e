package io.strikeiq.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.bench.BenchRun;
import io.strikeiq.bench.report.Percentiles;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class JournalCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldAppendInEveryWayAtATinySize() throws Exception {
        BenchRun run = BenchRun.of("journal", "--data", folder, "--rate", "10000", "--seconds", "0.2");

        assertEquals(0, run.exitCode(), run::err);
        JsonNode ways = run.json(folder, "journal").get("figures");
        assertEquals(7, ways.size(), run::out);
        for (JsonNode way : ways) {
            assertEquals(1_800, way.get("lateness").get("count").intValue(), way::toString);
        }
    }

    @Test
    void shouldMarkARateThatWasMissed() {
        Percentiles lateness = new Percentiles(10, 100, 200, 300, 400, 500, 600);
        String text = JournalCommand.text(List.of(
                new PacedAppend.Appended(PacedAppend.CHRONICLE, 1_000, 1_000, true, lateness),
                new PacedAppend.Appended(PacedAppend.JOURNAL, 1_000, 700, false, lateness)));
        assertTrue(text.matches("(?s).*Chronicle .*ok\\R.*tick journal .*FAIL 700\\R"), text);
    }
}
