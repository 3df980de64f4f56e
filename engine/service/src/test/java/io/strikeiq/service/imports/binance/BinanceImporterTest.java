package io.strikeiq.service.imports.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.service.imports.ImportReport;
import io.strikeiq.service.imports.RecordedTicks;
import io.strikeiq.service.imports.RejectReason;
import io.strikeiq.service.imports.TextSource;
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

    private static String snapshot(long id) {
        return "1000 {\"lastUpdateId\":" + id
                + ",\"E\":1,\"T\":1,\"bids\":[[\"100\",\"1\"],[\"99\",\"2\"],[\"98\",\"3\"]],"
                + "\"asks\":[[\"101\",\"1\"],[\"102\",\"2\"],[\"103\",\"3\"]]}";
    }

    private static String difference(long first, long last, long previous, String bids, String asks) {
        return "2000 {\"stream\":\"btcusdt@depth@0ms\",\"data\":{\"e\":\"depthUpdate\",\"T\":2,\"U\":" + first
                + ",\"u\":" + last + ",\"pu\":" + previous + ",\"b\":[" + bids + "],\"a\":[" + asks + "]}}";
    }

    private static String best(long id, String bid, String bidSize, String ask, String askSize) {
        return "3000 {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"e\":\"bookTicker\",\"T\":3,\"u\":" + id
                + ",\"b\":\"" + bid + "\",\"B\":\"" + bidSize + "\",\"a\":\"" + ask + "\",\"A\":\"" + askSize + "\"}}";
    }

    private static String trade(long time, boolean buyerIsMaker) {
        return "4000 {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"T\":" + time
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
        assertEquals(4000, ticks.of(TickType.TRADE).get(0).receiveTime);
    }

    @Test
    void shouldKeepTheOrderOfReceiptAndNeverGoBackInTime() {
        ImportReport report = run(trade(9, true), trade(7, true), trade(11, true));
        assertEquals(
                List.of(9_000_000L, 9_000_000L, 11_000_000L),
                ticks.of(TickType.TRADE).stream().map(tick -> tick.exchangeTime).toList());
        assertEquals(1, report.notes().get("messages behind in time"));
    }

    @Test
    void shouldNameWhatIsWrongInALine() {
        ImportReport report = run(
                trade(5, true),
                "now {}",
                "5000 {\"e\":\"trade\"",
                "5000 {\"e\":\"trade\",\"T\":6,\"p\":\"-1\",\"q\":\"1\",\"m\":true}",
                "5000 {\"e\":\"aggTrade\"}");
        assertEquals(4, report.malformedRows());
        assertEquals(1, report.rows().accepted());
        String described = report.malformed().toString();
        assertTrue(described.contains("line 2, field 'receive time': 'now'"), described);
        assertTrue(described.contains("line 4, field 'p': '\"-1\"'; allowed: a number above 0"), described);
    }
}
