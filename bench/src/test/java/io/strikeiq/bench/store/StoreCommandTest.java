package io.strikeiq.bench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.bench.BenchRun;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class StoreCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldWriteTheSameRowsInEveryWayAtATinySize() throws Exception {
        BenchRun run = BenchRun.of("store", "--data", folder, "--signals", "400", "--rounds", "1");

        assertEquals(0, run.exitCode(), run::err);
        JsonNode ways = run.json(folder, "store").get("figures");
        assertEquals(6, ways.size(), run::out);
        for (JsonNode way : ways) {
            assertTrue(way.get("rowsPerSecond").doubleValue() > 0, way::toString);
        }
    }
}
