package io.strikeiq.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.export.csv.CsvFormat;
import io.strikeiq.export.journal.ExportTables;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.persistence.journal.JournalDamagedException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalExportTest {
    private static final Set<String> ALL =
            ExportTables.ALL.stream().map(TableSchema::name).collect(Collectors.toUnmodifiableSet());

    @TempDir
    private Path folder;

    private static ExportRequest request(String... tables) {
        return new ExportRequest(
                "run-1",
                Recording.ticks(),
                Recording.signals(),
                tables.length == 0 ? ALL : Set.of(tables),
                60_000_000_000L);
    }

    private Path export(boolean packed, String... tables) {
        Path place = folder.resolve("export");
        JournalExport.write(request(tables), new CsvFormat(packed), place, false, read -> {});
        return place;
    }

    @Test
    void shouldWriteEveryFieldOfEveryTickAndNothingElse() throws IOException {
        Path export = export(false, "ticks", "marks", "depth");
        Map<String, Map<String, String>> marks =
                CsvTable.rows(export, "marks").stream().collect(Collectors.toMap(row -> row.get("tick"), row -> row));
        List<Map<String, String>> rows = new ArrayList<>(CsvTable.rows(export, "ticks"));
        rows.sort(Comparator.comparingLong(row -> Long.parseLong(row.get("tick"))));

        assertEquals(Recording.TICKS, rows.size());
        RandomTicks random = new RandomTicks(11);
        MarketEvent tick = new MarketEvent();
        Set<TickType> seen = new HashSet<>();
        for (int n = 1; n <= Recording.TICKS; n++) {
            Map<String, String> row = new LinkedHashMap<>(rows.get(n - 1));
            row.putAll(marks.getOrDefault("" + n, Map.of()));
            random.fill(tick, n);
            seen.add(tick.type);
            assertEquals(tick.type.name(), row.get("type"));
            assertEquals(tick.exchangeTime, nanos(row.get("time")));
            assertEquals(tick.receiveTime, nanos(row.get("received")));
            assertEquals("run-1", row.get("run"));
            assertPayload(tick, row);
        }
        assertEquals(Set.of(TickType.values()), seen);
    }

    private static void assertPayload(MarketEvent tick, Map<String, String> row) {
        switch (tick.type) {
            case UNDERLYING_PRICE -> assertNumber(tick.price, row.get("price"));
            case TRADE -> {
                assertNumber(tick.price, row.get("price"));
                assertNumber(tick.size, row.get("size"));
                assertEquals(tick.aggressor.name(), row.get("aggressor"));
                assertEquals("" + tick.tradeId, row.get("trade_id"));
                assertEquals(
                        (tick.flags & MarketEvent.FLAG_BACKFILLED) != 0,
                        row.get("flags") != null && row.get("flags").endsWith("BACKFILLED"));
                assertEquals(tick.flags == 0, row.get("flags") == null);
            }
            case QUOTE -> {
                assertNumber(tick.bidPrice, row.get("bid"));
                assertNumber(tick.bidSize, row.get("bid_size"));
                assertNumber(tick.askPrice, row.get("ask"));
                assertNumber(tick.askSize, row.get("ask_size"));
            }
            case DEPTH -> {
                assertNumber(tick.depth == 0 ? Double.NaN : tick.askSizes[0], row.get("ask_size"));
                assertEquals("" + tick.levelsOffered, row.get("levels"));
            }
            case OPEN_INTEREST -> assertNumber(tick.openInterest, row.get("open_interest"));
            case VENUE_GREEKS -> {
                assertNumber(tick.venueIv, row.get("venue_iv"));
                assertNumber(tick.venueForward, row.get("venue_forward"));
            }
            case SESSION -> assertEquals(tick.sessionPhase.name(), row.get("phase"));
            case FEED_STATE -> {
                assertEquals(tick.feedState.name(), row.get("feed_state"));
                assertEquals(tick.feedFrom, nanos(row.get("feed_from")));
                assertEquals(tick.feedTo, row.get("feed_to") == null ? Long.MAX_VALUE : nanos(row.get("feed_to")));
                assertEquals(tick.feedOffset < 0 ? null : "" + tick.feedOffset, row.get("feed_offset"));
            }
            case CONTROL -> {
                assertEquals(tick.controlCode.name(), row.get("control"));
                assertEquals("" + tick.controlParameter, row.get("parameter"));
                assertNumber(tick.controlValue, row.get("value"));
            }
            case CONFIDENCE -> {
                assertNumber(tick.confidenceValue, row.get("value"));
                assertEquals("" + tick.confidenceVersion, row.get("experience"));
            }
            case INSTRUMENT, CLOCK, DAY -> assertNull(row.get("price"));
        }
        if (tick.type != TickType.TRADE && tick.type != TickType.UNDERLYING_PRICE) {
            assertNull(row.get("price"));
        }
    }

    private static void assertNumber(double wanted, String field) {
        assertEquals(wanted, field == null ? Double.NaN : Double.parseDouble(field));
    }

    private static long nanos(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    @Test
    void shouldHaveAsManyRowsAsTheJournalHasRecordsOfEachKind() throws IOException {
        ExportReport report =
                JournalExport.write(request(), new CsvFormat(true), folder.resolve("export"), false, read -> {});
        Map<String, Long> rows = report.tables().stream()
                .collect(Collectors.toMap(ExportReport.ExportedRows::table, ExportReport.ExportedRows::rows));

        Map<String, Long> ticks = JournalInspector.inspect(Recording.ticks()).recordsByType();
        Map<String, Long> records =
                JournalInspector.inspect(Recording.signals()).recordsByType();
        assertEquals(ALL, rows.keySet());
        assertEquals(ticks.values().stream().mapToLong(count -> count).sum(), rows.get("ticks"));
        assertEquals(ticks.get("INSTRUMENT"), rows.get("instruments"));
        assertEquals(records.get("SIGNAL"), rows.get("signals"));
        assertEquals(2 * records.get("SIGNAL"), rows.get("evidence"));
        assertEquals(records.get("MARKET_SNAPSHOT"), rows.get("snapshots"));
        assertTrue(report.complete());
        for (String table : ALL) {
            long found = Files.isDirectory(folder.resolve("export").resolve(table))
                    ? CsvTable.rows(folder.resolve("export"), table).size()
                    : 0;
            assertEquals(rows.get(table), found, table);
        }
        assertEquals(report, JournalExport.read(folder.resolve("export")));
    }

    @Test
    void shouldWriteSignalsTheirEvidenceAndWhatIsUnknownAsNull() throws IOException {
        Path export = export(false, "signals", "evidence", "chain");
        List<Map<String, String>> signals = CsvTable.rows(export, "signals");
        List<Map<String, String>> evidence = CsvTable.rows(export, "evidence");
        long options = 0;
        int i = 0;
        try (SignalJournalReader reader = SignalJournalReader.open(Recording.signals())) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof JournalRecord.SignalEmitted signal) {
                    Map<String, String> row = find(signals, signal);
                    assertEquals(signal.time(), nanos(row.get("time")));
                    assertNumber(signal.strength(), row.get("strength"));
                    assertNumber(signal.level(), row.get("level"));
                    assertEquals(signal.direction().name(), row.get("direction"));
                    assertEquals(signal.underlying(), row.get("symbol"));
                    assertEquals("2", row.get("evidence"));
                    i++;
                } else if (record instanceof JournalRecord.ChainSnapshotTaken chain) {
                    options += chain.options().size();
                }
            }
        }
        assertEquals(i, signals.size());
        assertEquals(options, CsvTable.rows(export, "chain").size());
        assertTrue(evidence.stream()
                .filter(row -> row.get("reason").equals("UNKNOWN"))
                .allMatch(row -> row.get("value") == null && row.get("position").equals("1")));
    }

    private static Map<String, String> find(List<Map<String, String>> signals, JournalRecord.SignalEmitted signal) {
        return signals.stream()
                .filter(row -> row.get("tick").equals("" + signal.tickSequence())
                        && row.get("engine").equals(signal.engine())
                        && row.get("ordinal").equals("" + signal.ordinal()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + signal));
    }

    @Test
    void shouldRefuseAPlaceThatIsTakenAndReplaceAnExportOnRequestOnly() throws IOException {
        Path export = export(false, "signals");
        String before = Files.readString(export.resolve(ExportFolder.MANIFEST));

        ExportException taken = assertThrows(ExportException.class, () -> export(false, "evidence"));
        assertTrue(taken.getMessage().contains("holds an export already; --replace"), taken.getMessage());
        assertTrue(taken.isMistaken());
        assertEquals(before, Files.readString(export.resolve(ExportFolder.MANIFEST)));

        JournalExport.write(request("evidence"), new CsvFormat(false), export, true, read -> {});
        assertFalse(Files.exists(export.resolve("signals")));
        assertTrue(Files.exists(export.resolve("evidence")));

        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("mine.txt"), "mine");
        ExportException foreign = assertThrows(
                ExportException.class,
                () -> JournalExport.write(request("signals"), new CsvFormat(false), other, true, read -> {}));
        assertTrue(foreign.getMessage().contains("holds no export"), foreign.getMessage());
        assertEquals(List.of("export", "other"), names(folder));
    }

    @Test
    void shouldLeaveAnExportAtItsPlaceWhenTheOneThatReplacesItCannotBeMovedThere() throws IOException {
        Path export = export(false, "signals");
        ExportFolder replacing = new ExportFolder(export);
        Files.delete(replacing.begin(true));

        assertThrows(IOException.class, replacing::finish);

        assertTrue(ExportFolder.isExport(export));
        assertEquals(List.of("export"), names(folder));
    }

    @Test
    void shouldLeaveNothingWhenTheJournalIsNone() throws IOException {
        ExportRequest wrong = new ExportRequest("run-1", Recording.signals(), null, Set.of("ticks"), 60_000_000_000L);

        assertThrows(
                RuntimeException.class,
                () -> JournalExport.write(wrong, new CsvFormat(false), folder.resolve("export"), false, read -> {}));

        assertEquals(List.of(), names(folder));
    }

    @Test
    void shouldRemoveWhatAProcessLeftThatIsNoMoreAndNothingElse() throws IOException {
        long dead = deadProcess();
        Files.createDirectories(folder.resolve("export.partial-" + dead + "/ticks"));
        Files.createDirectories(folder.resolve("export.partial-1/ticks"));
        Files.createDirectories(folder.resolve("export.partial-mine"));

        export(false, "instruments");

        assertEquals(List.of("export", "export.partial-1", "export.partial-mine"), names(folder));
    }

    @Test
    void shouldPutBackAnExportThatAProcessDiedReplacingAndRemoveOneThatItHadReplaced() throws IOException {
        Path place = export(false, "signals");
        long dead = deadProcess();
        Path old = folder.resolve("export.partial-old-" + dead);
        Files.move(place, old);
        Files.createDirectories(folder.resolve("export.partial-" + dead));

        ExportException taken = assertThrows(ExportException.class, () -> export(false, "evidence"));

        assertTrue(taken.getMessage().contains("holds an export already"), taken.getMessage());
        assertTrue(Files.exists(place.resolve("signals")));
        assertEquals(List.of("export"), names(folder));

        Files.createDirectories(old.resolve("signals"));
        JournalExport.write(request("evidence"), new CsvFormat(false), place, true, read -> {});
        assertTrue(Files.exists(place.resolve("evidence")));
        assertEquals(List.of("export"), names(folder));
    }

    private static long deadProcess() {
        long id = 4_000_000;
        while (ProcessHandle.of(id).isPresent()) {
            id++;
        }
        return id;
    }

    @Test
    void shouldLeaveNothingOfADamagedJournal() throws IOException {
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        Path file;
        try (Stream<Path> files = Files.list(Recording.ticks())) {
            file = files.filter(each -> each.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        Path copy = Files.copy(file, damaged.resolve(file.getFileName()));
        try (RandomAccessFile bytes = new RandomAccessFile(copy.toFile(), "rw")) {
            byte[] begin = new byte[1 << 20];
            bytes.readFully(begin);
            int last = begin.length - 1;
            while (begin[last] == 0) {
                last--;
            }
            bytes.seek(last - 1_000);
            bytes.writeLong(-1);
        }
        ExportRequest request = new ExportRequest("run-1", damaged, null, Set.of("ticks"), 60_000_000_000L);

        assertThrows(
                JournalDamagedException.class,
                () -> JournalExport.write(request, new CsvFormat(false), folder.resolve("export"), false, read -> {}));

        assertEquals(List.of("damaged"), names(folder));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldTakeOfEachStepOfTheCadenceTheFirstSnapshot() throws IOException {
        ExportRequest hourly = new ExportRequest(
                "run-1", null, Recording.signals(), Set.of("metrics", "snapshots"), 3_600_000_000_000L);
        Path export = folder.resolve("export");
        JournalExport.write(hourly, new CsvFormat(false), export, false, read -> {});

        Set<String> snapshots = CsvTable.rows(export, "snapshots").stream()
                .map(row -> row.get("symbol") + row.get("time").substring(0, 13))
                .collect(Collectors.toSet());
        Map<String, Set<String>> times = CsvTable.rows(export, "metrics").stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("symbol") + row.get("time").substring(0, 13),
                        Collectors.mapping(row -> row.get("time"), Collectors.toSet())));

        assertEquals(snapshots, times.keySet());
        times.values().forEach(time -> assertEquals(1, time.size()));
    }
}
