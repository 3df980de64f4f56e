package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.persistence.database.ServerTemplate;
import io.strikeiq.service.CommandRun;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Recorded market data from the import to PostgreSQL, through the commands: the database holds the signals of the journal, and every
 * shape of the pipeline gives the same states and signals, again and again.
 *
 * <p>The build replays each recording with every layout and every wait, the indexes' first week; each pair of layout and wait
 * meets one recording or two. {@code -Drecorded.whole=true} replays whole recordings in every pair, twice.
 */
final class RecordedRun {
    private static final boolean WHOLE = Boolean.getBoolean("recorded.whole");

    private final Path folder;
    private final Path journal;
    private final Path data;
    private final Path config;
    private long ticks;

    RecordedRun(Path folder) throws IOException {
        this.folder = folder;
        journal = folder.resolve("journal");
        data = folder.resolve("data");
        ServerTemplate.MIGRATED.copyTo(data.resolve("postgres"));
        config = Files.writeString(folder.resolve("recorded.yaml"), """
                run: {name: recorded, source: replay, journal: %s, flushTimeout: 10m}
                data: {folder: %s}
                """.formatted(journal, data));
    }

    /** Imports files and folders of the recorded data. */
    RecordedRun of(String format, String... sources) {
        importFrom(format, Stream.of(sources).map(SharedData::file).toList());
        return this;
    }

    /** Imports the tables of indexes in the first week of July, five days of it. */
    RecordedRun ofIndexes(String... indexes) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String index : indexes) {
            Path month = SharedData.file("nse-2019/" + index + "_2019-07.zip");
            sources.add(WHOLE ? month : week(month));
        }
        importFrom("nse", sources);
        return this;
    }

    private Path week(Path month) throws IOException {
        Path week = folder.resolve(month.getFileName());
        try (ZipFile from = new ZipFile(month.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(week))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (entry.getName().matches(".*_0[1-5]-07-2019_.*")) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(to);
                }
            }
        }
        return week;
    }

    private void importFrom(String format, List<Path> sources) {
        Object[] arguments = Stream.of(
                        Stream.of("import", format), sources.stream(), Stream.of("--journal", journal, "--json"))
                .flatMap(part -> part)
                .toArray();
        JsonNode report = CommandRun.succeeding(arguments).json();
        JsonNode rows = report.get("rows");
        assertEquals(
                rows.get("read").longValue(),
                rows.get("accepted").longValue() + rows.get("rejected").longValue());
        ticks = report.get("ticks").longValue();
    }

    /** Replays without the database. */
    JsonNode replayed(Object... options) {
        return CommandRun.succeeding(
                        Stream.concat(Stream.of("replay", config, "--no-store", "--json"), Stream.of(options))
                                .toArray())
                .json();
    }

    /** Replays into the database, which must hold what the journal holds, and verifies the run. */
    JsonNode stored(Object... options) {
        JsonNode stored = CommandRun.succeeding(Stream.concat(Stream.of("replay", config, "--json"), Stream.of(options))
                        .toArray())
                .json();
        assertEquals(ticks, stored.get("ticks").longValue());
        assertTrue(stored.get("signals").longValue() > 0, stored::toString);
        assertEquals(0, stored.get("droppedTicks").longValue());
        assertEquals(0, stored.get("unknownInstrumentTicks").longValue());
        assertEquals(0, stored.get("quarantinedEngines").size(), stored::toString);
        assertEquals(0, stored.get("rowsPending").longValue());
        Path run = data.resolve("runs").resolve(stored.get("runId").textValue());
        assertEquals(stored.get("signals").intValue(), StoredRows.assertEqualToJournal(data, run));
        JsonNode verified =
                CommandRun.succeeding("replay", "--verify", run, "--json").json();
        assertTrue(verified.get("same").booleanValue(), verified::toString);
        return stored;
    }

    /**
     * Stores a replay, and replays again with every wait.
     *
     * @param fused the waits with which the build replays on one thread; with the others it replays on two
     */
    void assertStoredAndAlikeInEveryShape(Set<WaitMode> fused) {
        List<String> stored = fingerprint(stored());
        for (WaitMode wait : WaitMode.values()) {
            for (Layout layout : Layout.values()) {
                boolean chosen = fused.contains(wait) == (layout == Layout.FUSED);
                int runs = WHOLE ? 2 : chosen ? 1 : 0;
                for (int i = 1; i <= runs; i++) {
                    JsonNode again = replayed("--layout", layout, "--wait", wait);
                    assertEquals(stored, fingerprint(again), layout + " " + wait + ", run " + i);
                }
            }
        }
    }

    /** What two runs on the same ticks have in common. */
    static List<String> fingerprint(JsonNode result) {
        return Stream.of("ticks", "signals", "signalsByEngine", "stateHash", "signalHash", "underlyings")
                .map(key -> key + "=" + result.get(key))
                .toList();
    }
}
