package io.strikeiq.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the class path of the one jar, on which DuckDB is not. */
class ExportCommandTest {
    private static final int TICKS = 3_000;

    @TempDir
    private static Path shared;

    private static Path journal;
    private static Path run;

    @TempDir
    private Path folder;

    @BeforeAll
    static void record() throws IOException {
        journal = shared.resolve("session");
        CommandRun.succeeding(
                "simulate",
                "--journal",
                journal,
                "--underlyings",
                1,
                "--strikes",
                5,
                "--expiries",
                1,
                "--ticks",
                TICKS);
        run = Files.createDirectories(shared.resolve("data/runs/20260105T034500Z-4q8w"));
        TestRun.record(run.resolve("signals"), 4_000);
        Files.writeString(run.resolve("run.json"), "{\"format\": 2, \"tickJournal\": \"" + journal + "\"}");
    }

    private static Map<String, Long> rows(JsonNode report) {
        Map<String, Long> rows = new TreeMap<>();
        report.get("tables")
                .forEach(table -> rows.put(
                        table.get("table").textValue(), table.get("rows").longValue()));
        return rows;
    }

    @Test
    void shouldExportARecordingAsCsvWithTheOneJarAlone() throws IOException {
        Path export = folder.resolve("export");

        JsonNode report = CommandRun.succeeding("export", journal, export, "--to", "csv", "--json")
                .json();

        Map<String, Long> rows = rows(report);
        assertEquals(List.of("depth", "instruments", "marks", "ticks"), List.copyOf(rows.keySet()));
        assertEquals(TICKS, rows.get("ticks"));
        assertTrue(report.get("complete").booleanValue());
        assertEquals(TICKS, lines(export.resolve("ticks")));
        assertEquals(rows.get("depth"), lines(export.resolve("depth")));
    }

    private static long lines(Path table) throws IOException {
        long lines = 0;
        try (Stream<Path> tree = Files.walk(table)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(file).size() - 1;
            }
        }
        return lines;
    }

    @Test
    void shouldExportARunWithTheTicksThatItIsOf() {
        Map<String, Long> rows =
                rows(CommandRun.succeeding("export", run, folder.resolve("export"), "--to", "csv", "--gzip", "--json")
                        .json());

        assertEquals(10, rows.size());
        assertEquals(TICKS, rows.get("ticks"));
        assertTrue(rows.get("signals") > 0 && rows.get("snapshots") > 0 && rows.get("chain") > 0, rows.toString());
        assertEquals(2 * rows.get("signals"), rows.get("evidence"));
    }

    @Test
    void shouldExportWhatIsLeftOfARunWhoseTicksAreGone() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("runs/20260105T034501Z-4q8w"));
        TestRun.record(bare.resolve("signals"), 500);
        Files.writeString(bare.resolve("run.json"), "{\"format\": 2, \"tickJournal\": \"" + folder + "/gone\"}");

        CommandRun all = CommandRun.of("export", bare, folder.resolve("export"), "--to", "csv");
        CommandRun some =
                CommandRun.of("export", bare, folder.resolve("export"), "--to", "csv", "--tables", "signals,chain");

        assertEquals(ExitCode.FAILURE, all.exitCode());
        assertTrue(
                all.err().contains("gone is not there; --tables without ticks, depth, marks, instruments"), all.err());
        assertEquals(ExitCode.OK, some.exitCode(), some.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--to xml, '--to'",
        "--to parquet --gzip, --gzip packs CSV",
        "--to csv --metrics-every 0, allowed 1 to 86400 seconds",
        "--to csv --tables ticks;signals, has no table 'signals'; allowed ticks"
    })
    void shouldNameAMistakeAndDoNothing(String options, String message) {
        Object[] words = Stream.concat(
                        Stream.of("export", journal, folder.resolve("export")),
                        List.of(options.replace(';', ',').split(" ", -1)).stream())
                .toArray();

        CommandRun mistaken = CommandRun.of(words);

        assertEquals(ExitCode.USAGE, mistaken.exitCode(), mistaken.err());
        assertTrue(mistaken.err().contains(message), mistaken.err());
        assertFalse(Files.exists(folder.resolve("export")));
    }

    @Test
    void shouldRefuseAPlaceThatIsTakenWithWhatToDo() {
        Path export = folder.resolve("export");
        CommandRun.succeeding("export", journal, export, "--to", "csv", "--tables", "instruments");

        CommandRun again = CommandRun.of("export", journal, export, "--to", "csv");

        assertEquals(ExitCode.USAGE, again.exitCode());
        assertTrue(again.err().contains("holds an export already; --replace"), again.err());
        CommandRun.succeeding("export", journal, export, "--to", "csv", "--tables", "instruments", "--replace");
    }

    @Test
    void shouldSayHowToGetDuckDbWhereItIsNot() {
        Path export = folder.resolve("export");
        CommandRun.succeeding("export", journal, export, "--to", "csv", "--tables", "instruments");

        CommandRun parquet = CommandRun.of("export", journal, folder.resolve("parquet"), "--to", "parquet");
        CommandRun sql = CommandRun.of("sql", "select 1", export);

        for (CommandRun missing : List.of(parquet, sql)) {
            assertEquals(ExitCode.FAILURE, missing.exitCode());
            assertTrue(
                    missing.err().contains("lib/duckdb") && missing.err().contains("-pl engine/duckdb"), missing.err());
            assertEquals(1, missing.err().lines().count(), missing.err());
        }
        assertFalse(Files.exists(folder.resolve("parquet")));
    }
}
