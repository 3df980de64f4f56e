package io.strikeiq.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKeepMachineFiguresAndTargets() throws Exception {
        Path file = ResultFile.write(
                folder.resolve("new"),
                "kernels",
                Instant.parse("2026-01-02T03:04:05Z"),
                Machine.here(),
                Map.of("ns", Double.NaN),
                List.of(Verdict.atMost("price", 12, 200, "ns")));

        assertEquals("kernels-20260102T030405Z.json", file.getFileName().toString());
        JsonNode json = new JsonMapper().readTree(file.toFile());
        assertEquals("kernels", json.get("benchmark").textValue());
        assertTrue(json.get("machine").get("cores").intValue() > 0);
        assertEquals("NaN", json.get("figures").get("ns").textValue());
        assertTrue(json.get("targets").get(0).get("met").booleanValue());
    }
}
