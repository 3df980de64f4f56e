package io.strikeiq.imports.tardis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.TextSource;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TardisImporterTest {
    private static final String CHAIN = "deribit_options_chain_2020-06-08_OPTIONS.csv";
    private static final String CHAIN_HEADER =
            "exchange,symbol,timestamp,local_timestamp,type,strike_price,expiration,open_interest,last_price,bid_price,"
                    + "bid_amount,bid_iv,ask_price,ask_amount,ask_iv,mark_price,mark_iv,underlying_index,underlying_price,"
                    + "delta,gamma,vega,theta,rho";
    private static final long T = 1_591_574_399_413_000L;
    private static final String OPTION = "deribit,BTC-9JUN20-9875-P," + T + "," + (T + 787_008)
            + ",put,9875,1591689600000000,0.1,0.0295,0.0205,15.0,55.91,0.0235,15.0,68.94,0.02210436,62.89,"
            + "SYN.BTC-9JUN20,9756.36,-0.61752,0.00103,2.24964,-53.05655,-0.22796";
    private static final String BOOK = "binance-futures_incremental_book_L2_2020-06-07_BTCUSDT.csv";
    private static final String BOOK_HEADER = "exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount";
    private static final String TRADE_HEADER = "exchange,symbol,timestamp,local_timestamp,id,side,price,amount";

    @TempDir
    private Path folder;

    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(String file, String... lines) {
        new TextSource(folder).file(file, lines);
        return new TardisImporter().run(List.of(folder), ticks);
    }

    private static String level(long after, boolean snapshot, String side, String price, String amount) {
        return "binance-futures,BTCUSDT," + (T + after) + "," + (T + after + 500) + "," + snapshot + "," + side + ","
                + price + "," + amount;
    }

    @Test
    void shouldGiveWhatARowOfAChainSaysInTheUnitsOfTheEngine() {
        ImportReport report = run(CHAIN, CHAIN_HEADER, OPTION);
        assertEquals(1, report.rows("option").accepted(), report.toText());
        MarketEvent quote = ticks.of(TickType.QUOTE).get(0);
        assertEquals(0.0205, quote.bidPrice);
        assertEquals(15, quote.askSize);
        assertEquals(T * 1_000, quote.exchangeTime);
        assertEquals((T + 787_008) * 1_000, quote.receiveTime);
        assertEquals(0.1, ticks.of(TickType.OPEN_INTEREST).get(0).openInterest);
        MarketEvent greeks = ticks.of(TickType.VENUE_GREEKS).get(0);
        assertEquals(0.6289, greeks.venueIv, 1e-12);
        assertEquals(-0.61752, greeks.venueDelta);
        assertEquals(0.00103, greeks.venueGamma);
        assertEquals(2.24964, greeks.venueVega);
        assertEquals(-53.05655, greeks.venueTheta);
        assertEquals(9756.36, greeks.venueForward);
        assertEquals("BTC 2020-06-09 9875 P", ticks.instrument(1).symbol());
        assertEquals(PremiumUnit.COIN, ticks.instrument(1).premiumUnit());
        assertEquals(0, report.ticks(TickType.UNDERLYING_PRICE), "a synthetic forward is no price of the index");
    }

    @Test
    void shouldGiveOnlyWhatHasChangedAndTheIndexWhereTheRowHasIt() {
        ImportReport report = run(
                CHAIN,
                CHAIN_HEADER,
                OPTION,
                OPTION.replace(T + ",", (T + 9) + ","),
                OPTION.replace(",0.1,0.0295", ",0.2,0.0295").replace("SYN.BTC-9JUN20", "index_price"));
        assertEquals(3, report.rows("option").accepted());
        assertEquals(1, report.ticks(TickType.QUOTE));
        assertEquals(2, report.ticks(TickType.OPEN_INTEREST));
        assertEquals(1, report.ticks(TickType.VENUE_GREEKS));
        assertEquals(9756.36, ticks.of(TickType.UNDERLYING_PRICE).get(0).price);
        assertEquals(1L, report.notes().get("rows behind in time"));
    }

    @Test
    void shouldTradeOnceWhatAGroupAndOneOfItsSymbolsBothHave() {
        String trade = "deribit,BTC-9JUN20-9875-P," + T + "," + (T + 900) + ",17,buy,0.02,1.5";
        String other = "deribit,BTC-9JUN20-9750-C," + T + "," + (T + 900) + ",18,sell,0.03,0.5";
        new TextSource(folder)
                .file("deribit_trades_2020-06-07_BTC-9JUN20-9750-C.csv", TRADE_HEADER, other)
                .file("deribit_trades_2020-06-07_OPTIONS.csv", TRADE_HEADER, trade, trade, other);
        ImportReport report = new TardisImporter().run(List.of(folder), ticks);

        assertEquals(2, ticks.of(TickType.TRADE).size());
        assertEquals(
                2,
                ticks.of(TickType.TRADE).stream().mapToDouble(tick -> tick.size).sum());
        assertEquals(2, report.rows("trade").rejected(RejectReason.DUPLICATE));
    }

    @Test
    void shouldBuildTheBookFromASnapshotAndShowItOnceForEachMessage() {
        ImportReport report = run(
                BOOK,
                BOOK_HEADER,
                level(0, false, "bid", "99", "5"),
                level(10, true, "ask", "101", "1"),
                level(10, true, "bid", "100", "2"),
                level(10, true, "bid", "99", "3"),
                level(20, false, "bid", "100", "0"),
                level(20, false, "ask", "100.5", "4"),
                level(30, false, "bid", "98", "0"));
        assertEquals(1, report.rows("book level").rejected(RejectReason.BEFORE_SNAPSHOT));
        assertEquals(6, report.rows("book level").accepted());
        List<MarketEvent> depths = ticks.of(TickType.DEPTH);
        assertEquals(2, depths.size());
        assertEquals(100, depths.get(0).bidPrices[0]);
        assertEquals(101, depths.get(0).askPrices[0]);
        assertEquals(99, depths.get(1).bidPrices[0]);
        assertEquals(100.5, depths.get(1).askPrices[0]);
        assertEquals(4, depths.get(1).askSizes[0]);
        assertEquals((T + 20) * 1_000, depths.get(1).exchangeTime);
        assertEquals((T + 520) * 1_000, depths.get(1).receiveTime);
        assertEquals(InstrumentKind.PERPETUAL, ticks.instrument(0).kind());
    }

    @Test
    void shouldBeginTheBookAgainAtASnapshot() {
        run(
                BOOK,
                BOOK_HEADER,
                level(10, true, "ask", "101", "1"),
                level(10, true, "bid", "100", "2"),
                level(20, false, "bid", "99", "3"),
                level(30, true, "ask", "111", "1"),
                level(30, true, "bid", "110", "2"));
        MarketEvent last = ticks.of(TickType.DEPTH).get(2);
        assertEquals(110, last.bidPrices[0]);
        assertEquals(1, last.depth);
    }

    @Test
    void shouldGiveTradesAndQuotesOfAPerpetualBesideItsUnderlying() {
        new TextSource(folder)
                .file(
                        "deribit_trades_2020-06-07_BTC-PERPETUAL.csv",
                        TRADE_HEADER,
                        "deribit,BTC-PERPETUAL," + T + "," + T + ",77,sell,9700,100",
                        "deribit,BTC-PERPETUAL," + T + "," + T + ",78,unknown,9700,10",
                        "deribit,BTC-PERPETUAL," + T + "," + T + ",79,bought,9700,10");
        ImportReport report = run(
                "deribit_quotes_2020-06-07_BTC-PERPETUAL.csv",
                "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount",
                "deribit,BTC-PERPETUAL," + (T + 5) + "," + (T + 6) + ",30,9701,9700,20",
                "deribit,BTC-PERPETUAL," + (T + 6) + "," + (T + 7) + ",30,9699,9700,20");
        assertEquals(
                List.of(Aggressor.SELL, Aggressor.UNKNOWN),
                ticks.of(TickType.TRADE).stream().map(trade -> trade.aggressor).toList());
        assertEquals("side", report.malformed().get(0).field());
        assertEquals(1, report.rows("quote").rejected(RejectReason.CROSSED));
        assertEquals(20, ticks.of(TickType.QUOTE).get(0).bidSize);
        assertTrue(ticks.instrument(1).isInverse());
        assertEquals(0, ticks.instrument(1).underlyingId());
        assertEquals(SessionPhase.OPEN, ticks.of(TickType.SESSION).get(0).sessionPhase);
    }

    @Test
    void shouldBeginADayWhereTheVenuesDoesAndLetOptionsExpire() {
        long after = 200_000_000_000L;
        String later = OPTION.replace("BTC-9JUN20", "BTC-12JUN20")
                .replace("1591689600000000", "1591948800000000")
                .replace(T + ",", (T + after) + ",")
                .replace((T + 787_008) + ",", (T + 787_008 + after) + ",");
        new TextSource(folder).file(CHAIN.replace("06-08", "06-10"), CHAIN_HEADER, later);
        run(CHAIN, CHAIN_HEADER, OPTION);
        assertEquals(2, ticks.of(TickType.DAY).size(), "8 and 9 June at 08:00");
        List<TickType> marks = ticks.types().stream()
                .filter(type -> type == TickType.DAY || type == TickType.SESSION)
                .toList();
        assertEquals(List.of(TickType.SESSION, TickType.DAY, TickType.SESSION, TickType.DAY), marks);
        MarketEvent expiry = ticks.of(TickType.SESSION).get(1);
        assertEquals(SessionPhase.EXPIRY, expiry.sessionPhase);
        assertEquals(1_591_689_600_000_000_000L, expiry.exchangeTime);
    }

    @Test
    void shouldRejectWhatCannotBeByNameAndReason() {
        ImportReport report = run(
                CHAIN,
                CHAIN_HEADER,
                OPTION.replace("1591689600000000", "1591693200000000"),
                OPTION.replace("deribit,", "okex,"),
                OPTION.replace(T + ",", "12,"),
                OPTION.replace((T + 787_008) + ",", T + ","),
                OPTION.replace(T + ",", (T - 90_000_000_000L) + ","),
                OPTION.replace("BTC-9JUN20-9875-P", "SOL-9JUN20-9-P"),
                OPTION.replace("BTC-9JUN20-9875-P", "BTC-7JUN20-9875-P"),
                OPTION.replace(",0.0205,", ",0.9,"));
        assertEquals(
                List.of("expiration", "exchange", "timestamp", "local_timestamp", "timestamp"),
                report.malformed().stream().map(error -> error.field()).toList());
        assertEquals(1, report.rows("option").rejected(RejectReason.OTHER_INSTRUMENT));
        assertEquals(1, report.rows("option").rejected(RejectReason.AFTER_EXPIRY));
        assertEquals(1, report.rows("option").rejected(RejectReason.CROSSED));
    }

    @Test
    void shouldReadCompressedFilesAndListThoseOfOtherTypes() throws IOException {
        new TextSource(folder).file("deribit_liquidations_2020-06-08_BTC-PERPETUAL.csv", TRADE_HEADER);
        try (Writer text = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(CHAIN + ".gz"))), StandardCharsets.UTF_8)) {
            text.write(CHAIN_HEADER + "\n" + OPTION + "\n");
        }
        ImportReport report = new TardisImporter().run(List.of(folder), ticks);
        assertEquals(1, report.rows("option").accepted());
        assertEquals(1, report.ignoredFiles().size());
    }

    @Test
    void shouldRefuseTwoExchangesInOneJournalAndOneWithoutAVenuesFile() {
        new TextSource(folder).file(BOOK, BOOK_HEADER);
        ImportException failure = assertThrows(ImportException.class, () -> run(CHAIN, CHAIN_HEADER, OPTION));
        assertTrue(failure.getMessage().contains("one journal holds one exchange"), failure.getMessage());
        Path other = folder.resolve("other");
        new TextSource(other).file("bitmex_trades_2020-06-08_XBTUSD.csv", TRADE_HEADER);
        ImportReport report = new TardisImporter().run(List.of(other), ticks);
        assertTrue(report.toText().contains("field 'exchange': 'bitmex'"), report.toText());
    }

    @Test
    void shouldRefuseACopyOfAFileByItsNameAndByWhatItHolds() {
        String trade = "deribit,BTC-PERPETUAL," + T + "," + T + ",77,sell,9700,100";
        String name = "deribit_trades_2020-06-07_BTC-PERPETUAL";
        new TextSource(folder)
                .file("a/" + name + ".csv", TRADE_HEADER, trade)
                .file("b/" + name + ".csv", TRADE_HEADER, trade, trade.replace(",77,", ",78,"))
                .file("c/" + name + " (1).csv", TRADE_HEADER, trade)
                .file("d/" + name.replace("PERPETUAL", "OTHER") + ".csv", TRADE_HEADER, trade.replace(",77,", ",79,"));
        ImportReport report = new TardisImporter().run(List.of(folder), ticks);
        assertEquals(2, report.files().rejected(RejectReason.DUPLICATE));
        assertTrue(report.firstRejected(RejectReason.DUPLICATE).contains("b/"), report::toText);
        assertEquals(2, report.ticks(TickType.TRADE));
    }

    @Test
    void shouldLetNoTimeFarAfterItsReceiptCarryTheRowsAfterItAlong() {
        ImportReport report = run(
                "deribit_trades_2020-06-07_BTC-PERPETUAL.csv",
                TRADE_HEADER,
                "deribit,BTC-PERPETUAL," + (T + 61_000_000) + "," + T + ",77,sell,9700,100",
                "deribit,BTC-PERPETUAL," + (T + 5) + "," + (T + 6) + ",78,sell,9701,100");
        assertEquals("timestamp", report.malformed().get(0).field());
        assertEquals((T + 5) * 1_000, ticks.of(TickType.TRADE).get(0).exchangeTime);
    }
}
