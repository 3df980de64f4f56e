package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.imports.SharedData;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recorded market data from the import to PostgreSQL, through the commands: the database holds the signals of the journal, and every
 * shape of the pipeline gives the same states and signals, again and again. A whole month or chain is replayed 26 times, hence the longer
 * limits.
 */
@LongTest
class RecordedDataRunTest {
    private static final int RUNS = 2;

    @TempDir
    private Path folder;

    private Path journal() {
        return folder.resolve("journal");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path config() throws IOException {
        return Files.writeString(folder.resolve("recorded.yaml"), """
                run: {name: recorded, source: replay, journal: %s}
                data: {folder: %s}
                """.formatted(journal(), data()));
    }

    private long importTicks(String format, String... sources) {
        Stream<Object> paths = Stream.of(sources).map(SharedData::path);
        Object[] arguments = Stream.of(
                        Stream.<Object>of("import", format), paths, Stream.<Object>of("--journal", journal(), "--json"))
                .flatMap(part -> part)
                .toArray();
        JsonNode report = CommandRun.succeeding(arguments).json();
        JsonNode rows = report.get("rows");
        assertEquals(
                rows.get("read").longValue(),
                rows.get("accepted").longValue() + rows.get("rejected").longValue());
        return report.get("ticks").longValue();
    }

    private static List<String> fingerprint(JsonNode result) {
        return Stream.of("ticks", "signals", "signalsByEngine", "stateHash", "signalHash", "underlyings")
                .map(key -> key + "=" + result.get(key))
                .toList();
    }

    private void assertStoredAndAlikeInEveryShape(long ticks) throws IOException {
        Path config = config();
        JsonNode stored = CommandRun.succeeding("replay", config, "--json").json();
        assertEquals(ticks, stored.get("ticks").longValue());
        assertEquals(0, stored.get("droppedTicks").longValue());
        assertEquals(0, stored.get("unknownInstrumentTicks").longValue());
        assertEquals(0, stored.get("quarantinedEngines").size(), stored::toString);
        assertEquals(0, stored.get("rowsPending").longValue());
        Path run = data().resolve("runs").resolve(stored.get("runId").textValue());
        assertEquals(stored.get("signals").intValue(), StoredRows.assertEqualToJournal(data(), run));

        for (Layout layout : Layout.values()) {
            for (WaitMode wait : WaitMode.values()) {
                for (int i = 1; i <= RUNS; i++) {
                    JsonNode again = CommandRun.succeeding(
                                    "replay", config, "--no-store", "--json", "--layout", layout, "--wait", wait)
                            .json();
                    assertEquals(fingerprint(stored), fingerprint(again), layout + " " + wait + ", run " + i);
                }
            }
        }
        JsonNode verified =
                CommandRun.succeeding("replay", "--verify", run, "--json").json();
        assertTrue(verified.get("same").booleanValue(), verified::toString);
    }

    @Test
    void shouldGiveTheSameOfEachIndexInShardsOfTheirOwn() throws IOException {
        importTicks("nse", "nse-2019/NIFTY_2019-07.zip", "nse-2019/BANKNIFTY_2019-07.zip");
        Path config = config();
        JsonNode together =
                CommandRun.succeeding("replay", config, "--no-store", "--json").json();
        assertEquals(2, together.get("underlyings").size(), together::toString);

        JsonNode apart = CommandRun.succeeding(
                        "replay", config, "--json", "--layout", "pipelined", "--shards", "2", "--wait", "yielding")
                .json();
        assertEquals(fingerprint(together), fingerprint(apart));
        Path run = data().resolve("runs").resolve(apart.get("runId").textValue());
        assertEquals(apart.get("signals").intValue(), StoredRows.assertEqualToJournal(data(), run));
        assertTrue(CommandRun.succeeding("replay", "--verify", run, "--json")
                .json()
                .get("same")
                .booleanValue());
    }

    @Test
    void shouldStoreAndRepeatTheGoogChain() throws IOException {
        assertStoredAndAlikeInEveryShape(
                importTicks("lean", "lean/option/usa/minute/goog", "lean/equity/usa/minute/goog"));
    }

    @Test
    void shouldStoreAndRepeatNiftyInJuly() throws IOException {
        assertStoredAndAlikeInEveryShape(importTicks("nse", "nse-2019/NIFTY_2019-07.zip"));
    }

    @Test
    void shouldStoreAndRepeatBankNiftyInJuly() throws IOException {
        assertStoredAndAlikeInEveryShape(importTicks("nse", "nse-2019/BANKNIFTY_2019-07.zip"));
    }
}
