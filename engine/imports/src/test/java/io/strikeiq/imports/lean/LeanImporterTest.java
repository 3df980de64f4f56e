package io.strikeiq.imports.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.TextSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeanImporterTest {
    /** 09:30 New York. */
    private static final String OPEN = "34200000";

    private static final String CALL_QUOTES = "20151224_goog_minute_quote_american_call_7500000_20151224.csv";
    private static final String CALL_TRADES = "20151224_goog_minute_trade_american_call_7500000_20151224.csv";
    private static final String STOCK_TRADES = "20151224_goog_minute_trade.csv";
    private static final String TICK_QUOTES = "20131008_ibm_Quote_Tick.csv";

    @TempDir
    private Path folder;

    private TextSource source;
    private final RecordedTicks ticks = new RecordedTicks();

    @BeforeEach
    void open() {
        source = new TextSource(folder);
    }

    private ImportReport run() {
        return new LeanImporter().run(List.of(folder), ticks);
    }

    private static String utc(long nanos) {
        return Instant.EPOCH.plus(nanos, ChronoUnit.NANOS).toString();
    }

    private static String quoteBar(String time, String bid, String bidSize, String ask, String askSize) {
        return String.join(",", time, bid, bid, bid, bid, bidSize, ask, ask, ask, ask, askSize);
    }

    private static final String TRADE_BAR = OPEN + ",30000,30000,30000,30000,10";

    @Test
    void shouldReadAFileOnceHoweverOftenItIsThere() throws IOException {
        source.file("a/" + CALL_TRADES, TRADE_BAR).file("b/" + CALL_TRADES, TRADE_BAR);
        Path zip = folder.resolve("copy.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(CALL_TRADES));
            out.write((TRADE_BAR + "\n").getBytes(StandardCharsets.UTF_8));
        }
        ImportReport report = run();
        assertEquals(1, report.ticks(TickType.TRADE));
        assertEquals(2, report.files().rejected(RejectReason.DUPLICATE));
        assertEquals(2, report.rows().rejected(RejectReason.DUPLICATE));
        assertTrue(report.firstRejected(RejectReason.DUPLICATE).contains("b/"), report::toText);
    }

    @Test
    void shouldReadARowOfABarOnceHoweverOftenItIsThere() {
        source.file(CALL_TRADES, TRADE_BAR, TRADE_BAR)
                .file(CALL_QUOTES, quoteBar(OPEN, "1", "1", "2", "1"), quoteBar(OPEN, "1", "1", "2", "1"))
                .file(STOCK_TRADES, OPEN + ",100,100,100,100,5", OPEN + ",100,100,100,100,5")
                .file(CALL_TRADES.replace("trade", "openinterest"), "0,5", "0,5");
        ImportReport report = run();
        assertEquals(4, report.rows().rejected(RejectReason.DUPLICATE));
        assertEquals(2, report.ticks(TickType.TRADE));
        assertEquals(1, report.ticks(TickType.QUOTE));
        assertEquals(1, report.ticks(TickType.OPEN_INTEREST));
    }

    @Test
    void shouldIgnoreAByteOrderMark() throws IOException {
        source.file(CALL_TRADES, "\uFEFF" + TRADE_BAR).file(CALL_QUOTES, "\uFEFF" + quoteBar(OPEN, "1", "1", "2", "1"));
        Path zip = folder.resolve("packed.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(STOCK_TRADES));
            out.write(("\uFEFF" + OPEN + ",100,100,100,100,5\n").getBytes(StandardCharsets.UTF_8));
        }
        ImportReport report = run();
        assertEquals(3, report.rows().accepted(), report::toText);
        assertEquals(0, report.malformedRows());
    }

    @Test
    void shouldRejectAFileByNameThatNamesNoOptionAndImportTheRest() {
        source.file(CALL_TRADES, TRADE_BAR)
                .file(CALL_TRADES.replace("7500000", "0"), TRADE_BAR)
                .file(CALL_TRADES.replace("7500000", "-7500000"), TRADE_BAR)
                .file(CALL_TRADES.replace("7500000", "+7500000"), TRADE_BAR)
                .file(CALL_TRADES.replace("goog", ""), TRADE_BAR)
                .file(CALL_TRADES.replace("goog", "g".repeat(60)), TRADE_BAR)
                .file(CALL_TRADES.replace("goog", "go\u001b[2Jog"), TRADE_BAR)
                .file(CALL_TRADES.replace("20151224_", "20150229_"), TRADE_BAR)
                .file(CALL_TRADES.replace("_call_", "_cal_"), TRADE_BAR);
        ImportReport report = run();
        assertEquals(8, report.files().rejected(RejectReason.MALFORMED));
        assertEquals(1, report.files().accepted());
        assertEquals(1, report.ticks(TickType.TRADE));
        String described = report.malformed().toString();
        assertTrue(described.contains("field 'strike': '-7500000'; allowed: a whole number above 0"), described);
        assertTrue(described.contains("field 'symbol': 'go\\u001b[2jog'"), described);
        assertTrue(described.chars().noneMatch(letter -> letter == 0x1b), described);
    }

    @Test
    void shouldRejectRowsOfAnOptionThatHasExpired() {
        source.file(CALL_TRADES.replace("20151224.csv", "20151223.csv"), TRADE_BAR)
                .file(CALL_TRADES, TRADE_BAR);
        ImportReport report = run();
        assertEquals(1, report.files().rejected(RejectReason.AFTER_EXPIRY));
        assertEquals(1, report.rows().rejected(RejectReason.AFTER_EXPIRY));
        assertEquals(2, ticks.instruments().size(), "the expired one is not defined");
    }

    @Test
    void shouldRefuseNumbersThatAreNoDecimals() {
        String[] numbers = {"1e999", "Infinity", "NaN", "0x7530p0", "10f", "1e16", "\u0663"};
        String[] rows = new String[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            rows[i] = (34_200_000 + 60_000 * i) + ",30000,30000,30000,30000," + numbers[i];
        }
        source.file(CALL_TRADES, rows);
        ImportReport report = run();
        assertEquals(numbers.length, report.malformedRows());
        assertEquals(0, report.ticks());
    }

    @Test
    void shouldKeepRowsOfOptionsOnBroadFundsToAQuarterPastFour() {
        String quotes = "20151223_spy_minute_quote_american_call_2000000_20160115.csv";
        source.file(quotes, quoteBar("58440000", "1", "1", "2", "1"), quoteBar("58500000", "1", "1", "2", "1"))
                .file(quotes.replace("spy", "goog"), quoteBar("57600000", "1", "1", "2", "1"))
                .file("20151223_goog_minute_trade.csv", OPEN + ",100,100,100,100,5");
        ImportReport report = run();
        assertEquals(1, report.rows().accepted() - 1, "16:14 of SPY, and the stock's bar");
        assertEquals(2, report.rows().rejected(RejectReason.OUTSIDE_SESSION), "16:15 of SPY and 16:00 of GOOG");
        List<MarketEvent> closes = ticks.of(TickType.SESSION).stream()
                .filter(tick -> tick.sessionPhase == SessionPhase.CLOSE)
                .toList();
        assertEquals(
                List.of("GOOG 2015-12-23T21:00:00Z", "SPY 2015-12-23T21:15:00Z"),
                closes.stream()
                        .map(tick -> ticks.instrument(tick.instrumentId).symbol() + " " + utc(tick.exchangeTime))
                        .toList());
    }

    @Test
    void shouldReadIndexOptionsOfMorningAndEveningAsTwoSeriesOfOneUnderlying() {
        String morning = "20240118_spx_minute_quote_european_call_47000000_20240119.csv";
        String evening = morning.replace("_spx_", "_spxw_");
        String bar = quoteBar(OPEN, "1", "1", "2", "1");
        source.file(morning, bar)
                .file(evening, bar)
                .file(morning.replace("20240118_", "20240119_"), bar)
                .file(evening.replace("20240118_", "20240119_"), bar, quoteBar("57600000", "1", "1", "2", "1"))
                .file("20240118_spx_minute_trade.csv", OPEN + ",47800000,47800000,47800000,47800000,1");
        ImportReport report = run();
        assertEquals(
                List.of("0 SPX ", "1 SPX 2024-01-19 4700 C ", "2 SPXW 2024-01-19 4700 C SPXW"),
                ticks.instruments().stream()
                        .map(each -> each.id() + " " + each.symbol() + " " + each.series())
                        .toList());
        assertTrue(ticks.instruments().stream().allMatch(each -> each.underlyingId() == 0));
        assertEquals(
                List.of("2024-01-19T14:30:00Z", "2024-01-19T21:00:00Z"),
                ticks.instruments().stream()
                        .filter(Instrument::isOption)
                        .map(each -> utc(each.expiryTime()))
                        .toList());
        assertEquals(2, report.rows().rejected(RejectReason.AFTER_EXPIRY), "SPX on its last morning, SPXW after four");
        assertEquals(3, report.ticks(TickType.QUOTE));
    }

    @Test
    void shouldTakeAPriceOfNothingInAQuoteBarAsNoOrder() {
        source.file(CALL_QUOTES, quoteBar(OPEN, "0", "0", "2", "1"));
        run();
        assertTrue(Double.isNaN(ticks.of(TickType.QUOTE).get(0).bidPrice));
    }

    @Test
    void shouldStampAQuoteBarAtItsEndWithTheClosingQuoteInUnitsOfTheUnderlying() {
        source.file(CALL_QUOTES, OPEN + ",100000,110000,90000,105000,7,120000,130000,110000,115000,19");
        run();
        MarketEvent quote = ticks.of(TickType.QUOTE).get(0);
        assertEquals("2015-12-24T14:31:00Z", utc(quote.exchangeTime));
        assertEquals(10.5, quote.bidPrice);
        assertEquals(700, quote.bidSize);
        assertEquals(11.5, quote.askPrice);
        assertEquals(1900, quote.askSize);
    }

    @Test
    void shouldDefineUnderlyingsFirstThenOptionsByExpiryStrikeAndRight() {
        source.file("20151224_goog_minute_quote_american_put_7600000_20160115.csv", quoteBar(OPEN, "1", "1", "2", "1"))
                .file(
                        "20151224_goog_minute_quote_american_call_7600000_20160115.csv",
                        quoteBar(OPEN, "1", "1", "2", "1"))
                .file(
                        "20151224_goog_minute_quote_american_call_7525000_20160115.csv",
                        quoteBar(OPEN, "1", "1", "2", "1"))
                .file(CALL_QUOTES, quoteBar(OPEN, "1", "1", "2", "1"));
        run();
        assertEquals(
                List.of(
                        "GOOG",
                        "GOOG 2015-12-24 750 C",
                        "GOOG 2016-01-15 752.5 C",
                        "GOOG 2016-01-15 760 C",
                        "GOOG 2016-01-15 760 P"),
                ticks.instruments().stream().map(Instrument::symbol).toList());
        Instrument call = ticks.instrument(1);
        assertEquals(OptionRight.CALL, call.right());
        assertEquals(ExerciseStyle.AMERICAN, call.style());
        assertEquals(100, call.contractSize());
        assertEquals("2015-12-24T18:00:00Z", utc(call.expiryTime()));
        assertEquals("2016-01-15T21:00:00Z", utc(ticks.instrument(2).expiryTime()));
    }

    @Test
    void shouldOpenCloseAndExpireAroundTheTicksOfTheSession() {
        source.file(CALL_QUOTES, quoteBar("46740000", "1", "1", "2", "1"))
                .file(STOCK_TRADES, "34140000,100,100,100,100,5", OPEN + ",100,100,100,100,5");
        run();
        assertEquals(
                List.of(
                        TickType.TRADE,
                        TickType.SESSION,
                        TickType.TRADE,
                        TickType.QUOTE,
                        TickType.SESSION,
                        TickType.SESSION),
                ticks.types().stream().filter(type -> type != TickType.CLOCK).toList());
        List<MarketEvent> sessions = ticks.of(TickType.SESSION);
        assertEquals(SessionPhase.OPEN, sessions.get(0).sessionPhase);
        assertEquals("2015-12-24T14:30:00Z", utc(sessions.get(0).exchangeTime));
        assertEquals(SessionPhase.CLOSE, sessions.get(1).sessionPhase);
        assertEquals(SessionPhase.EXPIRY, sessions.get(2).sessionPhase);
        assertEquals("2015-12-24T18:00:00Z", utc(sessions.get(2).exchangeTime));
        MarketEvent last = ticks.all().get(ticks.all().size() - 1);
        assertEquals("2015-12-24T18:01:00Z", utc(last.exchangeTime));
    }

    @Test
    void shouldSayThatTheMarketIsClosedWhereARecordingBeginsBeforeTheOpen() {
        source.file(STOCK_TRADES, "32400000,100,100,100,100,5", OPEN + ",100,100,100,100,5");
        run();
        assertEquals(TickType.SESSION, ticks.types().get(0), "before the first price");
        List<MarketEvent> sessions = ticks.of(TickType.SESSION);
        assertEquals(SessionPhase.CLOSE, sessions.get(0).sessionPhase);
        assertEquals(SessionPhase.OPEN, sessions.get(1).sessionPhase);
        assertEquals(SessionPhase.CLOSE, sessions.get(2).sessionPhase);
        assertEquals(3, sessions.size());
    }

    @Test
    void shouldFollowTheBarsPathWithTheNearerExtremeFirstAndTheWholeVolumeAtTheClose() {
        source.file(STOCK_TRADES, OPEN + ",1000000,1100000,980000,1050000,500");
        run();
        assertEquals(
                List.of(100.0, 98.0, 110.0),
                ticks.of(TickType.UNDERLYING_PRICE).stream()
                        .map(tick -> tick.price)
                        .toList());
        MarketEvent trade = ticks.of(TickType.TRADE).get(0);
        assertEquals(105, trade.price);
        assertEquals(500, trade.size);
        assertTrue(
                ticks.of(TickType.UNDERLYING_PRICE).stream().allMatch(tick -> tick.exchangeTime == trade.exchangeTime));
    }

    @Test
    void shouldGiveATradeBeforeTheQuoteThatClosedItsBar() {
        source.file(CALL_QUOTES, quoteBar(OPEN, "10000", "1", "20000", "1"))
                .file(CALL_TRADES, OPEN + ",15000,15000,15000,15000,3");
        run();
        assertEquals(List.of(TickType.TRADE, TickType.QUOTE), ticks.types().subList(2, 4));
        assertEquals(300, ticks.of(TickType.TRADE).get(0).size);
    }

    @Test
    void shouldGiveOpenInterestInUnitsOfTheUnderlying() {
        source.file("20151224_goog_minute_openinterest_american_call_7500000_20151224.csv", "23460000,52");
        run();
        MarketEvent tick = ticks.of(TickType.OPEN_INTEREST).get(0);
        assertEquals(5200, tick.openInterest);
        assertEquals("2015-12-24T11:31:00Z", utc(tick.exchangeTime));
    }

    @Test
    void shouldLeaveAnEmptySideUnknown() {
        source.file(CALL_QUOTES, OPEN + ",,,,,0,21500,21500,5000,5000,19");
        run();
        MarketEvent quote = ticks.of(TickType.QUOTE).get(0);
        assertTrue(Double.isNaN(quote.bidPrice));
        assertTrue(Double.isNaN(quote.bidSize));
        assertEquals(0.5, quote.askPrice);
    }

    @Test
    void shouldEndAQuoteByAnEmptyRowAndRejectTheEmptyRowsThatEndNothing() {
        source.file(
                CALL_QUOTES,
                quoteBar("34200000", "", "0", "", "0"),
                quoteBar("34260000", "100", "1", "200", "1"),
                quoteBar("34320000", "", "0", "", "0"),
                quoteBar("34380000", "", "0", "", "0"));
        ImportReport report = run();
        List<MarketEvent> quotes = ticks.of(TickType.QUOTE);
        assertEquals(2, quotes.size());
        assertTrue(Double.isNaN(quotes.get(1).bidPrice) && Double.isNaN(quotes.get(1).askPrice));
        assertEquals(2, report.rows("option quote bar").rejected(RejectReason.EMPTY));
    }

    @Test
    void shouldRejectCrossedQuotesAndOptionRowsOutsideTheSession() {
        source.file(
                CALL_QUOTES,
                quoteBar("34140000", "100", "1", "200", "1"),
                quoteBar("34200000", "201", "1", "200", "1"),
                quoteBar("34260000", "200", "1", "200", "1"),
                quoteBar("46800000", "100", "1", "200", "1"));
        ImportReport report = run();
        assertEquals(1, report.rows().rejected(RejectReason.CROSSED));
        assertEquals(2, report.rows().rejected(RejectReason.OUTSIDE_SESSION));
        assertEquals(1, report.rows().accepted());
    }

    @Test
    void shouldRejectADayWithoutTrading() {
        source.file("20151225_goog_minute_quote.csv", quoteBar(OPEN, "100", "1", "200", "1"))
                .file("20151226_goog_minute_quote.csv", quoteBar(OPEN, "100", "1", "200", "1"));
        ImportReport report = run();
        assertEquals(2, report.rows().rejected(RejectReason.HOLIDAY));
        assertEquals(2, report.files().rejected(RejectReason.HOLIDAY));
        assertEquals(0, report.ticks());
    }

    @Test
    void shouldNameAWrongRowByFileLineAndFieldAndGoOn() {
        source.file(
                CALL_QUOTES,
                quoteBar(OPEN, "100", "1", "200", "1"),
                quoteBar("34260000", "12x", "1", "200", "1"),
                "34320000,1,2",
                quoteBar("99999999", "100", "1", "200", "1"),
                quoteBar("34380000", "100", "1", "-5", "1"),
                quoteBar("34440000", "100", "1", "200", "1"));
        ImportReport report = run();
        assertEquals(4, report.malformedRows());
        assertEquals(2, report.rows().accepted());
        String file = folder.resolve(CALL_QUOTES).toString();
        assertEquals(
                List.of(
                        file + ", line 2, field 'bid close': '12x'; allowed: a number",
                        file + ", line 3, field 'all': '34320000,1,2'; allowed: 11 fields, not 3",
                        file + ", line 4, field 'time': '99999999'; allowed: a number from 0 to 86400000",
                        file + ", line 5, field 'ask close': '-5'; allowed: a number of 0 or more"),
                report.malformed().stream().map(Object::toString).toList());
    }

    @Test
    void shouldJoinABidRowAndAnAskRowOfTheSameTimeIntoOneQuote() {
        source.file(
                TICK_QUOTES,
                "40001226,1799900,400,0,0,N,1,0",
                "40001226,0,0,1800500,200,Q,1,0",
                "40001881,1800500,400,0,0,N,1,0",
                "40001881,0,0,1800600,200,B,1,0");
        ImportReport report = run();
        List<MarketEvent> quotes = ticks.of(TickType.QUOTE);
        assertEquals(2, quotes.size());
        assertEquals(179.99, quotes.get(0).bidPrice);
        assertEquals(180.05, quotes.get(0).askPrice);
        assertEquals(180.05, quotes.get(1).bidPrice);
        assertEquals(4, report.rows().accepted());
    }

    @Test
    void shouldRejectSuspiciousTicksAndCrossedTickQuotes() {
        source.file(
                        TICK_QUOTES,
                        "40001226,1800600,400,0,0,N,1,0",
                        "40001226,0,0,1800500,200,Q,1,0",
                        "40001881,1800500,400,0,0,N,1,1",
                        "40001990,0,0,0,0,N,1,0")
                .file("20131008_ibm_Trade_Tick.csv", "40001226,1800500,100,N,1,1", "40001227,1800500,100,N,1,0");
        ImportReport report = run();
        assertEquals(2, report.rows("equity quote tick").rejected(RejectReason.CROSSED));
        assertEquals(1, report.rows("equity quote tick").rejected(RejectReason.SUSPICIOUS));
        assertEquals(1, report.rows("equity quote tick").rejected(RejectReason.EMPTY));
        assertEquals(1, report.rows("equity trade tick").rejected(RejectReason.SUSPICIOUS));
        assertEquals(1, ticks.of(TickType.TRADE).size());
    }

    @Test
    void shouldRejectAnEmptyFileAndNoteAFileOfAnotherKind() {
        source.file(CALL_QUOTES).file(STOCK_TRADES, OPEN + ",100,100,100,100,5").file("LICENSE", "text");
        ImportReport report = run();
        assertEquals(1, report.files().rejected(RejectReason.HEADER_ONLY));
        assertEquals(1, report.ignoredFiles().size());
    }

    @Test
    void shouldExplainWhatAFileIsCalledWhenThereIsNone() {
        source.file("readme.txt", "text");
        ImportException failure = assertThrows(ImportException.class, this::run);
        assertTrue(failure.getMessage().contains("20151224_goog_minute_quote.csv"), failure.getMessage());
    }

    @Test
    void shouldKeepDaysInOrderAndExpireBetweenThem() {
        source.file(
                        "20160114_goog_minute_quote_american_call_7500000_20160115.csv",
                        quoteBar(OPEN, "100", "1", "200", "1"))
                .file("20160119_goog_minute_quote.csv", quoteBar(OPEN, "100", "1", "200", "1"));
        run();
        List<MarketEvent> sessions = ticks.of(TickType.SESSION);
        assertEquals(
                List.of("OPEN", "CLOSE", "EXPIRY", "OPEN", "CLOSE"),
                sessions.stream().map(tick -> tick.sessionPhase.name()).toList());
        assertEquals("2016-01-15T21:00:00Z", utc(sessions.get(2).exchangeTime));
    }
}
