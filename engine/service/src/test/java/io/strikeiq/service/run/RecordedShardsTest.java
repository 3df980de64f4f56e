package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of two recorded indexes, together and each in a shard of its own. */
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
}
