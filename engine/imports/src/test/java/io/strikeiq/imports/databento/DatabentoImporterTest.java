package io.strikeiq.imports.databento;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabentoImporterTest {
    private static final String OPRA = "OPRA.PILLAR";
    private static final String CALL = "AAPL  240216C00190500";
    /** 10:00 in New York on 19 January 2024. */
    private static final long TEN = Duration.between(Instant.EPOCH, Instant.parse("2024-01-19T15:00:00Z"))
            .toNanos();

    private static final int TRADES = 4;
    private static final int BEST = 1;
    private static final double NONE = Double.NaN;

    @TempDir
    private Path folder;

    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run() {
        return new DatabentoImporter().run(List.of(folder), ticks);
    }

    private static DbnWriter opra(int version, int schema) {
        return new DbnWriter(version, OPRA, schema, CALL, "7");
    }

    private static double[] level(double bid, double ask, double bidSize, double askSize) {
        return new double[] {bid, ask, bidSize, askSize};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldReadEachVersionByTheSymbolsThatTheFileNames(int version) {
        opra(version, TRADES).trade(7, TEN, 3.25, 4, 'B').to(folder.resolve("a.trades.dbn.zst"));
        ImportReport report = run();
        assertEquals(1, report.rows("trade").accepted(), report.toText());
        MarketEvent trade = ticks.of(TickType.TRADE).get(0);
        assertEquals(3.25, trade.price);
        assertEquals(400, trade.size, "four contracts of 100");
        assertEquals(Aggressor.BUY, trade.aggressor);
        assertEquals(TEN, trade.exchangeTime);
        assertEquals(TEN + 1_000, trade.receiveTime);
        assertEquals("AAPL", ticks.instrument(0).symbol());
        assertEquals("AAPL 2024-02-16 190.5 C", ticks.instrument(1).symbol());
        assertEquals(OptionRight.CALL, ticks.instrument(1).right());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldReadDefinitionsAndOpenInterestOfEachVersionWhereverTheyStand(int version) {
        new DbnWriter(version, OPRA, DbnMetadata.DEFINITIONS)
                .definition(7, TEN - 1, CALL, 'C', 190.5)
                .definition(8, TEN - 1, "AAPLSPREAD", 'T', NONE)
                .to(folder.resolve("z.definition.dbn"));
        new DbnWriter(version, OPRA, 10)
                .statistic(7, TEN, 9, 1_234)
                .statistic(7, TEN, 3, 5)
                .statistic(8, TEN, 9, 5)
                .statistic(9, TEN, 9, 5)
                .statistic(7, TEN, 9, version == 3 ? Long.MAX_VALUE : Integer.MAX_VALUE)
                .to(folder.resolve("a.statistics.dbn"));
        ImportReport report = run();
        assertEquals(2, report.rows("definition").accepted());
        assertEquals(1, report.rows("statistic").accepted(), report.toText());
        assertEquals(123_400, ticks.of(TickType.OPEN_INTEREST).get(0).openInterest);
        for (RejectReason reason : List.of(
                RejectReason.OTHER_RECORD, RejectReason.OTHER_INSTRUMENT, RejectReason.UNDEFINED, RejectReason.EMPTY)) {
            assertEquals(1, report.rows("statistic").rejected(reason), reason.label());
        }
    }

    @Test
    void shouldGiveBestQuotesAndTradesOfABook() {
        opra(3, BEST)
                .levels(0x01, 7, TEN, 'A', 'B', 3, level(3, 3.5, 10, 20))
                .levels(0x01, 7, TEN + 1, 'T', 'A', 3, level(3, 3.5, 10, 20))
                .levels(0x01, 7, TEN + 2, 'C', 'B', 3, level(NONE, 3.5, 0, 20))
                .levels(0x01, 7, TEN + 3, 'A', 'B', 4, level(4, 3.5, 1, 20))
                .to(folder.resolve("a.mbp-1.dbn"));
        ImportReport report = run();
        List<MarketEvent> quotes = ticks.of(TickType.QUOTE);
        assertEquals(2, quotes.size());
        assertEquals(1_000, quotes.get(0).bidSize);
        assertTrue(Double.isNaN(quotes.get(1).bidPrice));
        assertTrue(Double.isNaN(quotes.get(1).bidSize));
        assertEquals(Aggressor.SELL, ticks.of(TickType.TRADE).get(0).aggressor);
        assertEquals(1, report.rows("best quote or trade").rejected(RejectReason.CROSSED));
    }

    @Test
    void shouldGiveTheQuoteThatStoodBeforeATradeBeforeIt() {
        opra(2, DbnMetadata.TRADES_WITH_QUOTE)
                .levels(0x01, 7, TEN, 'T', 'B', 3.5, level(3, 3.5, 10, 20))
                .to(folder.resolve("a.tbbo.dbn"));
        opra(2, 17)
                .levels(0xC2, 7, TEN + 5, 'T', 'N', 3.5, level(3, 3.5, 10, 20))
                .to(folder.resolve("b.tcbbo.dbn"));
        run();
        assertEquals(
                List.of(TickType.QUOTE, TickType.TRADE, TickType.QUOTE, TickType.TRADE),
                ticks.types().stream()
                        .filter(type -> type == TickType.QUOTE || type == TickType.TRADE)
                        .toList());
    }

    @Test
    void shouldGiveTenLevelsOfDepthOfAStock() {
        new DbnWriter(3, "XNAS.ITCH", 2, "AAPL", "5")
                .levels(0x0A, 5, TEN, 'A', 'B', 1, level(190, 190.1, 100, 200), level(189.9, 190.2, 300, 400))
                .levels(0x0A, 5, TEN + 1, 'T', 'B', 190.1, level(190, 190.1, 100, 200))
                .levels(0x0A, 5, TEN + 2, 'R', 'N', 1)
                .to(folder.resolve("a.mbp-10.dbn.zst"));
        ImportReport report = run();
        MarketEvent depth = ticks.of(TickType.DEPTH).get(0);
        assertEquals(2, depth.depth);
        assertEquals(189.9, depth.bidPrices[1]);
        assertEquals(400, depth.askSizes[1]);
        assertEquals(TEN + 1_000, depth.receiveTime);
        assertEquals(1, report.ticks(TickType.TRADE));
        assertTrue(Double.isNaN(ticks.of(TickType.QUOTE).get(0).bidPrice), "a cleared book ends the quote");
        assertEquals("AAPL", ticks.instrument(0).symbol());
    }

    @Test
    void shouldStampASampledQuoteAtTheEndOfItsInterval() {
        opra(3, 19)
                .levels(0xC4, 7, TEN, ' ', 'N', NONE, level(3, 3.5, 10, 20))
                .levels(0xC1, 7, -1, ' ', 'N', NONE, level(3, 3.5, 10, 20))
                .to(folder.resolve("a.bbo-1m.dbn"));
        ImportReport report = run();
        assertEquals(TEN + 1_000, ticks.of(TickType.QUOTE).get(0).exchangeTime);
        assertEquals("ts_event", report.malformed().get(0).field());
        assertEquals(2, report.malformed().get(0).line());
    }

    @Test
    void shouldCarryTheTimeOfTheRecordBeforeWhereOneIsBehindInTime() {
        opra(3, TRADES).trade(7, TEN, 3, 1, 'N').trade(7, TEN - 5, 3, 1, 'N').to(folder.resolve("a.dbn"));
        ImportReport report = run();
        assertEquals(1L, report.notes().get("records behind in time"));
        assertEquals(TEN, ticks.of(TickType.TRADE).get(1).exchangeTime);
    }

    @Test
    void shouldCountRecordsThatGiveNoTick() {
        opra(3, DbnMetadata.MIXED)
                .other(0x17, 320)
                .other(0xA0, 56)
                .trade(7, TEN, 3, 1, 'N')
                .trade(7, TEN, -3, 1, 'N')
                .trade(7, TEN, 3, 1, '?')
                .to(folder.resolve("a.dbn"));
        ImportReport report = run();
        assertEquals(2, report.rows("other record").rejected(RejectReason.OTHER_RECORD));
        assertEquals(1, report.rows("trade").accepted());
        assertEquals("price", report.malformed().get(0).field());
        assertEquals("side", report.malformed().get(1).field());
    }

    @Test
    void shouldRefuseADatasetWithoutAVenuesFileByName() {
        new DbnWriter(3, "GLBX.MDP3", TRADES).trade(7, TEN, 3, 1, 'N').to(folder.resolve("a.dbn"));
        ImportReport report = run();
        assertEquals(1, report.files().rejected(RejectReason.MALFORMED));
        assertTrue(report.toText().contains("field 'dataset': 'GLBX.MDP3'"), report.toText());
    }

    @Test
    void shouldSayAtWhichByteAFileIsDamaged() throws IOException {
        byte[] good = opra(3, TRADES).trade(7, TEN, 3, 1, 'N').bytes();
        int record = good.length - 48;
        assertDamaged(
                Arrays.copyOf(good, good.length - 1), "ends in the middle of record 1, which begins at byte " + record);
        byte[] wrong = good.clone();
        wrong[record] = 2;
        assertDamaged(wrong, "record 1 at byte " + record + " has a length of 8 bytes");
        wrong[record] = 10;
        assertDamaged(wrong, "is of kind 0, which has 48 bytes, and has 40");
        byte[] later = good.clone();
        later[3] = 4;
        assertDamaged(later, "is of DBN version 4; versions 1 to 3 are read");
        assertDamaged("not a file".getBytes(StandardCharsets.US_ASCII), "does not begin with DBN");
        byte[] lists = good.clone();
        lists[112] = 127;
        lists[115] = 127;
        assertDamaged(lists, "its metadata are damaged");
    }

    private void assertDamaged(byte[] bytes, String part) throws IOException {
        Files.write(folder.resolve("a.dbn"), bytes);
        ImportException failure = assertThrows(ImportException.class, this::run);
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
        assertTrue(failure.getMessage().contains("a.dbn"), failure.getMessage());
    }

    @Test
    void shouldSayThatACompressedFileIsDamaged() throws IOException {
        Path file = folder.resolve("a.dbn.zst");
        opra(3, TRADES).trade(7, TEN, 3, 1, 'N').to(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        ImportException failure = assertThrows(ImportException.class, this::run);
        assertTrue(failure.getMessage().contains("a.dbn.zst"), failure.getMessage());
    }

    @Test
    void shouldReadOrRefuseAnyFile() throws IOException {
        new DbnWriter(2, OPRA, DbnMetadata.DEFINITIONS)
                .definition(7, TEN - 1, CALL, 'C', 190.5)
                .to(folder.resolve("d.dbn"));
        byte[] good = opra(2, DbnMetadata.MIXED)
                .definition(7, TEN - 1, CALL, 'C', 190.5)
                .trade(7, TEN, 3, 1, 'N')
                .levels(0x01, 7, TEN, 'A', 'B', 3, level(3, 3.5, 10, 20))
                .levels(0x0A, 7, TEN, 'A', 'B', 3, level(3, 3.5, 10, 20))
                .statistic(7, TEN, 9, 5)
                .bytes();
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bytes = good.clone();
            for (int k = 0; k <= random.nextInt(4); k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(folder.resolve("a.dbn"), bytes);
            try {
                run().check();
                read++;
            } catch (ImportException e) {
                assertTrue(e.getMessage().contains("a.dbn"), e.getMessage());
            }
        }
        assertTrue(read > 60, read + " were read");
        assertTrue(ticks.all().size() < 1_000_000, "times far apart make no ticks");
    }

    @Test
    void shouldKnowANumberByTheDayOfReceiptInUtc() {
        long midnight = TEN - Duration.ofHours(15).toNanos();
        new DbnWriter(3, OPRA, DbnMetadata.DEFINITIONS)
                .definition(7, midnight, CALL, 'C', 190.5)
                .definition(7, midnight + Duration.ofDays(1).toNanos(), "AAPL  240216P00180000", 'P', 180)
                .to(folder.resolve("a.definition.dbn"));
        new DbnWriter(3, OPRA, TRADES).trade(7, TEN, 3, 1, 'N').to(folder.resolve("b.trades.dbn"));
        run();
        assertEquals("AAPL 2024-02-16 190.5 C", ticks.instrument(1).symbol());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT61S", "P40D"})
    void shouldLetNoTimeFarAfterItsReceiptCarryTheRecordsAfterItAlong(Duration ahead) throws IOException {
        byte[] good = opra(3, TRADES)
                .trade(7, TEN, 3, 1, 'N')
                .trade(7, TEN + 1, 4, 1, 'N')
                .bytes();
        int event = good.length - 2 * 48 + 8;
        ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).putLong(event, TEN + ahead.toNanos());
        Files.write(folder.resolve("a.dbn"), good);
        ImportReport report = run();
        assertEquals("ts_event", report.malformed().get(0).field());
        assertEquals(TEN + 1, ticks.of(TickType.TRADE).get(0).exchangeTime);
    }

    @Test
    void shouldTakeNoDayThatTheCalendarLacksForAnother() {
        new DbnWriter(3, OPRA, TRADES, "AAPL  240231C00190500", "7")
                .trade(7, TEN, 3, 1, 'N')
                .to(folder.resolve("a.dbn"));
        assertEquals(1, run().rows("trade").rejected(RejectReason.UNDEFINED));
    }

    @Test
    void shouldRefuseACopyOfAFileThoughItIsCompressedAndCalledOtherwise() {
        opra(3, TRADES).trade(7, TEN, 3, 1, 'N').to(folder.resolve("a.dbn"));
        opra(3, TRADES).trade(7, TEN, 3, 1, 'N').to(folder.resolve("b.dbn.zst"));
        opra(3, TRADES).trade(7, TEN, 3, 2, 'N').to(folder.resolve("c.dbn"));
        ImportReport report = run();
        assertEquals(1, report.files().rejected(RejectReason.DUPLICATE));
        assertTrue(report.firstRejected(RejectReason.DUPLICATE).endsWith("b.dbn.zst"), report::toText);
        assertEquals(2, report.ticks(TickType.TRADE));
    }
}
