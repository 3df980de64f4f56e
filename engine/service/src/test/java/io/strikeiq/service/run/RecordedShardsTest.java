package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded data in one thread, and in stages and shards of their own. */
@LongTest
class RecordedShardsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSameOfEachIndexInShardsOfTheirOwn() throws IOException {
        RecordedRun recorded = new RecordedRun(folder).ofIndexes("NIFTY", "BANKNIFTY");
        JsonNode together = recorded.replayed();
        assertEquals(2, together.get("underlyings").size(), together::toString);

        JsonNode apart = recorded.stored("--layout", "pipelined", "--shards", "2", "--wait", "yielding");

        assertEquals(RecordedRun.fingerprint(together), RecordedRun.fingerprint(apart));
    }

    @Test
    void shouldGiveTheSameOfEveryMessageOfABookInEveryLayout() throws IOException {
        RecordedRun recorded = new RecordedRun(folder).of("binance", "binance-l2");
        JsonNode fused = recorded.replayed("--layout", "fused");
        assertTrue(fused.get("signals").longValue() > 0, fused::toString);

        JsonNode pipelined = recorded.replayed("--layout", "pipelined", "--wait", "yielding");
        JsonNode apart = recorded.replayed("--layout", "pipelined", "--shards", "2", "--wait", "yielding");

        assertEquals(RecordedRun.fingerprint(fused), RecordedRun.fingerprint(pipelined));
        assertEquals(RecordedRun.fingerprint(fused), RecordedRun.fingerprint(apart));
    }
}
