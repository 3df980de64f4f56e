package io.strikeiq.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.export.CsvTable;
import io.strikeiq.export.ExportReport;
import io.strikeiq.export.ExportRequest;
import io.strikeiq.export.JournalExport;
import io.strikeiq.export.Recording;
import io.strikeiq.export.columnar.ColumnarEngine;
import io.strikeiq.export.columnar.ColumnarException;
import io.strikeiq.export.columnar.ExportedTable;
import io.strikeiq.export.columnar.ParquetTable;
import io.strikeiq.export.columnar.QueryRows;
import io.strikeiq.export.columnar.QuerySession;
import io.strikeiq.export.csv.CsvFormat;
import io.strikeiq.export.journal.ExportTables;
import io.strikeiq.export.table.TableFormat;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LongTest
class ParquetExportTest {
    @TempDir
    private static Path folder;

    private static ExportReport parquet;
    private static ExportReport csv;
    private static QuerySession session;

    @BeforeAll
    static void export() throws IOException {
        ExportRequest all = new ExportRequest(
                "run '1'",
                Recording.ticks(),
                Recording.signals(),
                ExportTables.ALL.stream().map(TableSchema::name).collect(Collectors.toSet()),
                60_000_000_000L);
        try (TableFormat format = ColumnarEngine.find().parquet()) {
            parquet = JournalExport.write(all, format, folder.resolve("parquet"), false, read -> {});
        }
        csv = JournalExport.write(all, new CsvFormat(true), folder.resolve("csv"), false, read -> {});
        session = open("parquet", ".parquet");
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static QuerySession open(String export, String suffix) {
        return ColumnarEngine.find()
                .query(ExportTables.ALL.stream()
                        .map(table -> new ExportedTable(
                                table, List.of(folder.resolve(export).resolve(table.name())), suffix))
                        .toList());
    }

    private static List<List<Object>> ask(QuerySession session, String sql) {
        List<List<Object>> rows = new ArrayList<>();
        try (QueryRows result = session.ask(sql)) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < result.columns().size(); i++) {
                    row.add(result.value(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void shouldHoldTheSameInParquetAsInCsv() {
        assertEquals(
                csv.tables().stream().map(ExportReport.ExportedRows::rows).toList(),
                parquet.tables().stream().map(ExportReport.ExportedRows::rows).toList());
        try (QuerySession other = open("csv", ".csv.gz")) {
            for (TableSchema table : ExportTables.ALL) {
                String all = "select * from " + table.name() + " order by all";
                List<List<Object>> rows = ask(session, all);
                assertEquals(rows, ask(other, all), table.name());
                assertEquals(
                        ask(session, "select count(*) from " + table.name())
                                .get(0)
                                .get(0),
                        (long) rows.size());
            }
        }
    }

    @Test
    void shouldKeepNanosecondsAndGiveUnknownAsNull() throws IOException {
        MarketEvent tick = new MarketEvent();
        RandomTicks random = new RandomTicks(11);
        List<List<Object>> rows = ask(
                session,
                "select type, epoch_ns(time), epoch_ns(received), bid, price, day::varchar, run from ticks order by tick");
        for (int n = 1; n <= Recording.TICKS; n++) {
            random.fill(tick, n);
            List<Object> row = rows.get(n - 1);
            assertEquals(tick.type.name(), row.get(0));
            assertEquals(tick.exchangeTime, row.get(1));
            assertEquals(tick.receiveTime, row.get(2));
            assertEquals(tick.type == TickType.QUOTE ? known(tick.bidPrice) : row.get(3), row.get(3));
            assertEquals(
                    tick.type == TickType.TRADE || tick.type == TickType.UNDERLYING_PRICE ? known(tick.price) : null,
                    row.get(4));
            assertEquals("2023-11-14", row.get(5));
            assertEquals("run '1'", row.get(6));
        }
        assertEquals(List.of(List.of(0L)), ask(session, "select count(*) from ticks where isnan(bid)"));
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    @Test
    void shouldJoinSignalsWithEvidenceBySymbolsThatAreText() {
        List<List<Object>> rows = ask(
                session,
                "select s.symbol, count(*) from signals s join evidence e using (run, tick, epoch, engine, ordinal)"
                        + " group by all order by all");
        assertFalse(rows.isEmpty());
        assertEquals(
                parquet.tables().stream()
                        .filter(table -> table.table().equals("evidence"))
                        .mapToLong(ExportReport.ExportedRows::rows)
                        .sum(),
                rows.stream().mapToLong(row -> (Long) row.get(1)).sum());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to 'x.csv'",
                "create table t (a int)",
                "insert into ticks select * from ticks",
                "drop view ticks",
                "install httpfs",
                "load httpfs",
                "attach 'x.db'",
                "set enable_external_access = true",
                "select 1; select 2",
                "select 1; copy (select 1) to 'x.csv'",
                "pragma version",
                "export database 'x'",
                ""
            })
    void shouldDoNothingButRead(String sql) {
        ColumnarException refused = assertThrows(ColumnarException.class, () -> ask(session, sql));
        assertTrue(refused.getMessage().startsWith("a query is one SELECT"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('/etc/passwd')",
                "select * from read_text('/etc/hostname')",
                "select * from read_parquet('https://example.com/x.parquet')",
                "select * from 's3://bucket/x.parquet'",
                "select * from glob('/etc/*')"
            })
    void shouldReadNothingButTheExports(String sql) {
        ColumnarException refused = assertThrows(ColumnarException.class, () -> ask(session, sql));
        assertTrue(
                refused.getMessage().contains("disabled by configuration")
                        || refused.getMessage().contains("Permission Error"),
                refused.getMessage());
    }

    @Test
    void shouldLoadNoExtensionAndKeepItsSettings() {
        assertEquals(
                List.of(List.of("false"), List.of("false"), List.of("false"), List.of("false"), List.of("true")),
                ask(
                        session,
                        "select value from duckdb_settings() where name in ('allow_community_extensions',"
                                + " 'autoinstall_known_extensions', 'autoload_known_extensions', 'enable_external_access',"
                                + " 'lock_configuration') order by name"));
    }

    @Test
    void shouldSayWhatIsWrongWithAQuery() {
        String column = assertThrows(ColumnarException.class, () -> ask(session, "select prize from ticks"))
                .getMessage();
        assertTrue(column.contains("prize") && column.contains("price"), column);
        String syntax = assertThrows(ColumnarException.class, () -> ask(session, "select from where"))
                .getMessage();
        assertTrue(syntax.contains("syntax error"), syntax);
        String late = assertThrows(ColumnarException.class, () -> ask(session, "select cast(type as int) from ticks"))
                .getMessage();
        assertTrue(late.contains("Conversion Error"), late);
    }

    @Test
    void shouldGiveTheRowsOfAParquetFileToWhoeverReadsOne() throws IOException {
        Path file;
        try (Stream<Path> tree = Files.walk(folder.resolve("parquet/signals"))) {
            file = tree.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
        List<Map<String, String>> rows = CsvTable.rows(folder.resolve("csv"), "signals");
        String symbol = file.getParent().getFileName().toString().substring("symbol=".length());
        List<Map<String, String>> wanted =
                rows.stream().filter(row -> row.get("symbol").equals(symbol)).toList();
        try (ParquetTable table = ParquetTable.open(file, "tick", "time", "engine", "strength", "confidence_low")) {
            assertEquals(List.of("tick", "time", "engine", "strength", "confidence_low"), table.columns());
            assertEquals(wanted.size(), table.rows());
            assertEquals(-1, table.column("nothing"));
            for (Map<String, String> row : wanted) {
                assertTrue(table.next());
                assertEquals(Long.parseLong(row.get("tick")), table.whole(0));
                assertEquals(row.get("time").substring(0, 19), table.text(1).substring(0, 19));
                assertEquals(row.get("engine"), table.text(table.column("ENGINE")));
                assertEquals(Double.parseDouble(row.get("strength")), table.decimal(3));
                assertNull(row.get("confidence_low"));
                assertTrue(table.isNull(4) && Double.isNaN(table.decimal(4)));
            }
            assertFalse(table.next());
        }
        ColumnarException lacking = assertThrows(ColumnarException.class, () -> ParquetTable.open(file, "prize"));
        assertTrue(lacking.getMessage().contains("prize"), lacking.getMessage());
        Path none = Files.writeString(folder.resolve("none.parquet"), "this is no table at all");
        ColumnarException broken = assertThrows(ColumnarException.class, () -> ParquetTable.open(none));
        assertTrue(broken.getMessage().contains("none.parquet"), broken.getMessage());
    }

    @Test
    void shouldAnswerOverATableThatHasNoRow() {
        try (QuerySession empty = open("nowhere", ".parquet")) {
            assertEquals(List.of(List.of(0L)), ask(empty, "select count(*) from chain where strike > 0"));
        }
    }
}
