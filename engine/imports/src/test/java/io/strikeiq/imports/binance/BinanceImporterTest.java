package io.strikeiq.imports.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.TextSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BinanceImporterTest {
    @TempDir
    private Path folder;

    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(String... lines) {
        new TextSource(folder).file("btcusdt_20240808.log", lines);
        return new BinanceImporter().run(List.of(folder), ticks);
    }

    /** The receive time, and the head of a line that was received then. */
    private static final long RECEIVED = 1_723_161_256_000_000_000L;

    /** Milliseconds of the same instant, to which tests add some. */
    private static final long T = RECEIVED / 1_000_000;

    private static String snapshot(long id) {
        return RECEIVED + " {\"lastUpdateId\":" + id
                + ",\"E\":" + T + ",\"T\":" + (T + 1) + ",\"bids\":[[\"100\",\"1\"],[\"99\",\"2\"],[\"98\",\"3\"]],"
                + "\"asks\":[[\"101\",\"1\"],[\"102\",\"2\"],[\"103\",\"3\"]]}";
    }

    private static String difference(long first, long last, long previous, String bids, String asks) {
        return RECEIVED + " {\"stream\":\"btcusdt@depth@0ms\",\"data\":{\"e\":\"depthUpdate\",\"T\":" + (T + 2)
                + ",\"U\":" + first + ",\"u\":" + last + ",\"pu\":" + previous + ",\"b\":[" + bids + "],\"a\":[" + asks
                + "]}}";
    }

    private static String best(long id, String bid, String bidSize, String ask, String askSize) {
        return RECEIVED + " {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"e\":\"bookTicker\",\"T\":" + (T + 3)
                + ",\"u\":" + id + ",\"b\":\"" + bid + "\",\"B\":\"" + bidSize + "\",\"a\":\"" + ask + "\",\"A\":\""
                + askSize + "\"}}";
    }

    private static String trade(long time, boolean buyerIsMaker) {
        return RECEIVED + " {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"T\":" + (T + time)
                + ",\"p\":\"100.5\",\"q\":\"0.25\",\"m\":" + buyerIsMaker + "}}";
    }

    private MarketEvent lastDepth() {
        List<MarketEvent> depths = ticks.of(TickType.DEPTH);
        return depths.get(depths.size() - 1);
    }

    @Test
    void shouldBuildTheBookFromASnapshotAndChainedDifferences() {
        ImportReport report = run(
                snapshot(10),
                difference(9, 12, 8, "[\"100\",\"0\"],[\"99.5\",\"4\"]", ""),
                difference(13, 15, 12, "", "[\"101\",\"7\"]"));
        assertEquals(3, report.ticks(TickType.DEPTH));
        assertEquals(99.5, lastDepth().bidPrices[0]);
        assertEquals(4, lastDepth().bidSizes[0]);
        assertEquals(99, lastDepth().bidPrices[1]);
        assertEquals(7, lastDepth().askSizes[0]);
        assertEquals(3, lastDepth().depth);
        assertTrue(Double.isNaN(lastDepth().bidPrices[3]));
    }

    @Test
    void shouldApplyWhatWasReceivedBeforeTheSnapshotAndIsNotInIt() {
        ImportReport report = run(
                difference(5, 9, 4, "[\"90\",\"1\"]", ""),
                difference(10, 12, 9, "[\"100\",\"9\"]", ""),
                difference(13, 14, 12, "[\"99\",\"8\"]", ""),
                snapshot(11));
        assertEquals(1, report.rows().rejected(RejectReason.BEFORE_SNAPSHOT));
        assertEquals(9, lastDepth().bidSizes[0]);
        assertEquals(8, lastDepth().bidSizes[1]);
    }

    @Test
    void shouldGiveNoDepthBehindAGapUntilTheNextSnapshot() {
        ImportReport report = run(
                snapshot(10),
                difference(11, 12, 10, "[\"100\",\"2\"]", ""),
                difference(15, 16, 14, "[\"100\",\"3\"]", ""),
                difference(17, 18, 16, "[\"100\",\"4\"]", ""),
                snapshot(20),
                difference(21, 22, 20, "[\"100\",\"5\"]", ""));
        assertEquals(1, report.notes().get("gaps in the update ids"));
        assertEquals(2, report.rows().rejected(RejectReason.GAP));
        assertEquals(
                List.of(1.0, 2.0, 1.0, 5.0),
                ticks.of(TickType.DEPTH).stream().map(tick -> tick.bidSizes[0]).toList());
    }

    @Test
    void shouldCountDifferencesForWhichNoSnapshotCame() {
        ImportReport report = run(difference(5, 9, 4, "[\"90\",\"1\"]", ""), trade(5, true));
        assertEquals(1, report.rows().rejected(RejectReason.BEFORE_SNAPSHOT));
        assertEquals(1, report.rows().accepted());
    }

    @Test
    void shouldNeverShowATopOfBookOlderThanTheBestQuote() {
        run(
                snapshot(10),
                best(20, "99", "6", "101", "1"),
                difference(11, 12, 10, "[\"100\",\"5\"],[\"98\",\"1\"]", ""),
                difference(13, 25, 12, "[\"99\",\"7\"]", ""));
        List<MarketEvent> depths = ticks.of(TickType.DEPTH);
        assertEquals(99, depths.get(1).bidPrices[0]);
        assertEquals(6, depths.get(1).bidSizes[0]);
        assertEquals(1, depths.get(1).bidSizes[1]);
        assertEquals(7, depths.get(2).bidSizes[0]);
    }

    @Test
    void shouldRejectABestQuoteOlderThanTheBook() {
        ImportReport report = run(snapshot(10), best(9, "100", "5", "101", "5"), best(11, "100", "6", "101", "5"));
        assertEquals(1, report.rows().rejected(RejectReason.SUPERSEDED));
        assertEquals(6, ticks.of(TickType.QUOTE).get(0).bidSize);
    }

    @Test
    void shouldCallTheTakerOfATradeItsAggressor() {
        run(trade(5, true), trade(6, false));
        assertEquals(
                List.of(Aggressor.SELL, Aggressor.BUY),
                ticks.of(TickType.TRADE).stream().map(tick -> tick.aggressor).toList());
        assertEquals(0.25, ticks.of(TickType.TRADE).get(0).size);
        assertEquals(RECEIVED, ticks.of(TickType.TRADE).get(0).receiveTime);
    }

    @Test
    void shouldKeepTheOrderOfReceiptAndNeverGoBackInTime() {
        ImportReport report = run(trade(9, true), trade(7, true), trade(11, true));
        assertEquals(
                List.of(9_000_000L, 9_000_000L, 11_000_000L),
                ticks.of(TickType.TRADE).stream()
                        .map(tick -> tick.exchangeTime - RECEIVED)
                        .toList());
        assertEquals(1, report.notes().get("messages behind in time"));
    }

    @Test
    void shouldNameWhatIsWrongInALine() {
        ImportReport report = run(
                trade(5, true),
                "now {}",
                RECEIVED + " {\"e\":\"trade\"",
                RECEIVED + " {\"e\":\"trade\",\"T\":" + T + ",\"p\":\"-1\",\"q\":\"1\",\"m\":true}",
                RECEIVED + " {\"e\":\"aggTrade\"}");
        assertEquals(4, report.malformedRows());
        assertEquals(1, report.rows().accepted());
        String described = report.malformed().toString();
        assertTrue(described.contains("line 2, field 'receive time': 'now'"), described);
        assertTrue(described.contains("line 4, field 'p': '\"-1\"'; allowed: a number above 0"), described);
        assertTrue(
                described.contains("line 5, field 'e': 'aggTrade'; allowed: depthUpdate, bookTicker, trade"),
                described);
    }

    private static String tradeOf(long id, long time) {
        return trade(time, true).replace("\"m\"", "\"t\":" + id + ",\"m\"");
    }

    private ImportReport runParts(String[]... parts) {
        for (int part = 0; part < parts.length; part++) {
            new TextSource(folder).file("btcusdt_20240808_" + (9 + part) + ".log", parts[part]);
        }
        return new BinanceImporter().run(List.of(folder), ticks);
    }

    @Test
    void shouldTakeATradeOnceHoweverOftenItWasRecorded() {
        String[] part = {tradeOf(7, 5), tradeOf(8, 6), tradeOf(8, 6), tradeOf(12, 9)};
        ImportReport report = runParts(part, part);
        assertEquals(3, report.ticks(TickType.TRADE));
        assertEquals(
                List.of(7L, 8L, 12L),
                ticks.of(TickType.TRADE).stream().map(tick -> tick.tradeId).toList());
        assertEquals(5, report.rows().rejected(RejectReason.DUPLICATE));
        assertTrue(report.firstRejected(RejectReason.DUPLICATE).endsWith("btcusdt_20240808_9.log"));
    }

    @Test
    void shouldTakeABookDifferenceOnceHoweverOftenItWasRecorded() {
        String[] part = {
            snapshot(10), difference(11, 12, 10, "[\"100\",\"2\"]", ""), difference(13, 14, 12, "[\"100\",\"3\"]", ""),
        };
        ImportReport report = runParts(part, part);
        assertEquals(3, report.ticks(TickType.DEPTH));
        assertEquals(2, report.rows().rejected(RejectReason.DUPLICATE));
        assertEquals(1, report.rows().rejected(RejectReason.SUPERSEDED));
        assertEquals(null, report.notes().get("gaps in the update ids"));
    }

    @Test
    void shouldMarkTheDayAtMidnightWithoutClosing() {
        long toMidnight = 1_723_161_600_000L - T;
        run(trade(5, true), trade(toMidnight + 1, true).replaceFirst("^[0-9]+", "1723161600000000000"));
        assertEquals(1, ticks.of(TickType.SESSION).size(), "it opens once");
        MarketEvent day = ticks.of(TickType.DAY).get(0);
        assertEquals(1_723_161_600_000_000_000L, day.exchangeTime);
        assertEquals(0, day.instrumentId);
    }

    @Test
    void shouldReadPartsInTheOrderOfTheirNumbers() {
        ImportReport report =
                runParts(new String[] {tradeOf(1, 5)}, new String[] {tradeOf(2, 6)}, new String[] {tradeOf(3, 7)});
        assertEquals(0, report.rows().rejected());
        assertEquals(
                List.of(5_000_000L, 6_000_000L, 7_000_000L),
                ticks.of(TickType.TRADE).stream()
                        .map(tick -> tick.exchangeTime - RECEIVED)
                        .toList());
    }

    @Test
    void shouldRefuseAndNameAPartThatGoesBackInTime() {
        long hour = 3_600_000_000_000L;
        ImportReport report = runParts(new String[] {tradeOf(5, 5)}, new String[] {
            tradeOf(1, -3_600_000).replaceFirst("^[0-9]+", Long.toString(RECEIVED - hour))
        });
        assertEquals(1, report.rows().rejected(RejectReason.BACK_IN_TIME));
        assertTrue(report.firstRejected(RejectReason.BACK_IN_TIME).endsWith("btcusdt_20240808_10.log"));
        assertTrue(report.toText().contains("first back-in-time: "), report.toText());
    }

    @Test
    void shouldRefuseATimeThatIsNoneOfAMarketOrFarFromThatOfReceipt() {
        ImportReport report = run(
                trade(5, true),
                trade(5, true).replace("\"T\":" + (T + 5), "\"T\":9223372036854775807"),
                trade(5, true).replace("\"T\":" + (T + 5), "\"T\":92233720368547758070"),
                trade(5, true).replace("\"T\":" + (T + 5), "\"T\":-5"),
                trade(400L * 86_400_000, true),
                trade(61_001, true),
                trade(59_999, true));
        assertEquals(5, report.malformedRows());
        assertEquals(2, report.ticks(TickType.TRADE));
        assertEquals(RECEIVED + 59_999_000_000L, ticks.of(TickType.TRADE).get(1).exchangeTime);
    }

    @Test
    void shouldTellSecondsMillisecondsMicrosecondsAndNanosecondsApart() {
        String line = trade(0, true);
        ImportReport report = run(
                line.replace("\"T\":" + T, "\"T\":" + T / 1_000),
                line,
                line.replace("\"T\":" + T, "\"T\":" + T * 1_000),
                line.replace("\"T\":" + T, "\"T\":" + T * 1_000_000),
                line.replaceFirst("^[0-9]+", Long.toString(T)));
        assertEquals(0, report.malformedRows(), report::toText);
        assertTrue(ticks.of(TickType.TRADE).stream().allMatch(tick -> tick.exchangeTime == RECEIVED));
        assertTrue(ticks.of(TickType.TRADE).stream().allMatch(tick -> tick.receiveTime == RECEIVED));
    }

    @Test
    void shouldRefuseNumbersThatAreNoDecimals() {
        for (String number : List.of("1e999", "Infinity", "NaN", "0x7530p0", "10f", "1e16", "")) {
            ImportReport report = run(trade(5, true).replace("\"0.25\"", "\"" + number + "\""));
            assertEquals(1, report.malformedRows(), number);
        }
        assertEquals(1, run(trade(5, true).replace("\"0.25\"", "1e999")).malformedRows());
        assertEquals(0, ticks.of(TickType.TRADE).size());
    }

    @Test
    void shouldCountATradeThatTheVenueMarksAsNoneAsEmpty() {
        ImportReport report = run(
                trade(5, true),
                trade(6, true)
                        .replace("\"100.5\"", "\"0\"")
                        .replace("\"0.25\"", "\"0\"")
                        .replace("\"m\"", "\"X\":\"NA\",\"m\""));
        assertEquals(1, report.rows().rejected(RejectReason.EMPTY));
        assertEquals(0, report.malformedRows());
    }

    @Test
    void shouldShowABookWithoutOrdersOnOneSide() {
        run(best(5, "0.00", "0.000", "101", "2"));
        MarketEvent quote = ticks.of(TickType.QUOTE).get(0);
        assertTrue(Double.isNaN(quote.bidPrice) && Double.isNaN(quote.bidSize));
        assertEquals(101, quote.askPrice);
    }

    @Test
    void shouldIgnoreAByteOrderMark() {
        ImportReport report = run("\uFEFF" + snapshot(10), difference(11, 12, 10, "[\"100\",\"2\"]", ""));
        assertEquals(2, report.ticks(TickType.DEPTH));
        assertEquals(0, report.malformedRows());
    }
}
