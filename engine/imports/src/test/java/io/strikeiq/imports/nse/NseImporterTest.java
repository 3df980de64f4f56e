package io.strikeiq.imports.nse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.TextSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NseImporterTest {
    private static final String HEADER =
            ",CallOI,CallChnginOI,CallVolume,CallIV,CallLTP,CallNetChng,CallBidQty,CallBidPrice,"
                    + "CallAskPrice,CallAskQty,StrikePrice,PutBidQty,PutBidPrice,PutAskPrice,PutAskQty,PutNetChng,PutLTP,PutIV,"
                    + "PutVolume,PutChnginOI,PutOI,CurrentVal";
    private static final String NO_SIDE = "-,-,-,-,-,-,-,-,-,-";

    @TempDir
    private Path folder;

    private TextSource source;
    private final RecordedTicks ticks = new RecordedTicks();

    @BeforeEach
    void open() {
        source = new TextSource(folder);
    }

    private ImportReport run() {
        return new NseImporter().run(List.of(folder), ticks);
    }

    /** A line whose call shows open interest, volume, IV 15 %, a last price of 100, a bid of 99 and an ask of 101. */
    private static String line(double strike, int openInterest, int volume, double spot) {
        return "0," + openInterest + ",0," + volume + ",15.00,100.00,1.00,150,99.00,101.00,75," + strike + "," + NO_SIDE
                + "," + spot;
    }

    private void table(String name, String... lines) {
        String[] all = new String[lines.length + 1];
        all[0] = HEADER;
        System.arraycopy(lines, 0, all, 1, lines.length);
        source.file(name, all);
    }

    private static String utc(long nanos) {
        return Instant.EPOCH.plus(nanos, ChronoUnit.NANOS).toString();
    }

    @Test
    void shouldTurnASnapshotIntoQuoteTradeOpenInterestAndVolatility() {
        table("NIFTY_01-07-2019_09:30.csv", line(11800, 62325, 10, 11855.2));
        run();
        assertEquals(
                List.of(
                        TickType.SESSION,
                        TickType.UNDERLYING_PRICE,
                        TickType.QUOTE,
                        TickType.TRADE,
                        TickType.OPEN_INTEREST,
                        TickType.VENUE_GREEKS,
                        TickType.SESSION),
                ticks.types().stream().filter(type -> type != TickType.CLOCK).toList());
        assertEquals(
                375 + 2,
                ticks.of(TickType.CLOCK).size(),
                "each minute of the session, the second of the open, and the minute after the close");
        MarketEvent quote = ticks.of(TickType.QUOTE).get(0);
        assertEquals("2019-07-01T04:00:00Z", utc(quote.exchangeTime));
        assertEquals(99, quote.bidPrice);
        assertEquals(150, quote.bidSize);
        assertEquals(101, quote.askPrice);
        assertEquals(75, quote.askSize);
        assertEquals(10 * 75, ticks.of(TickType.TRADE).get(0).size);
        assertEquals(62325, ticks.of(TickType.OPEN_INTEREST).get(0).openInterest);
        assertEquals(0.15, ticks.of(TickType.VENUE_GREEKS).get(0).venueIv);
        assertEquals(11855.2, ticks.of(TickType.UNDERLYING_PRICE).get(0).price);
    }

    @Test
    void shouldGiveOnlyWhatChangedAndTheDifferenceOfVolume() {
        table("BANKNIFTY_01-07-2019_09:30.csv", line(31000, 200, 10, 31100));
        table("BANKNIFTY_01-07-2019_09:45.csv", line(31000, 200, 13, 31105));
        table("BANKNIFTY_01-07-2019_10:00.csv", line(31000, 240, 13, 31110));
        run();
        assertEquals(1, ticks.of(TickType.QUOTE).size());
        assertEquals(
                List.of(10 * 20.0, 3 * 20.0),
                ticks.of(TickType.TRADE).stream().map(tick -> tick.size).toList());
        assertEquals(
                List.of(200.0, 240.0),
                ticks.of(TickType.OPEN_INTEREST).stream()
                        .map(tick -> tick.openInterest)
                        .toList());
        assertEquals(1, ticks.of(TickType.VENUE_GREEKS).size());
        assertEquals(3, ticks.of(TickType.UNDERLYING_PRICE).size());
    }

    @Test
    void shouldCountVolumeAnewEveryDay() {
        table("NIFTY_01-07-2019_15:30.csv", line(11800, 200, 50, 11855));
        table("NIFTY_02-07-2019_09:30.csv", line(11800, 200, 20, 11860));
        run();
        assertEquals(
                List.of(50 * 75.0, 20 * 75.0),
                ticks.of(TickType.TRADE).stream().map(tick -> tick.size).toList());
        assertEquals(2, ticks.of(TickType.QUOTE).size(), "a day begins with its quotes");
        assertEquals(1, ticks.of(TickType.OPEN_INTEREST).size());
    }

    @Test
    void shouldTakeTheNearestThursdayAsExpiryAndTheFolderWhereItNamesOne() {
        table("NIFTY_01-07-2019_09:30.csv", line(11800, 200, 10, 11855));
        table("11JUL2019/NIFTY_01-07-2019_09:30.csv", line(11800, 300, 10, 11855));
        run();
        assertEquals(
                List.of(
                        "NIFTY",
                        "NIFTY 2019-07-04 11800 C",
                        "NIFTY 2019-07-04 11800 P",
                        "NIFTY 2019-07-11 11800 C",
                        "NIFTY 2019-07-11 11800 P"),
                ticks.instruments().stream().map(Instrument::symbol).toList());
        assertEquals("2019-07-04T10:00:00Z", utc(ticks.instrument(1).expiryTime()));
        assertEquals(1, ticks.of(TickType.UNDERLYING_PRICE).size(), "one spot for one time");
    }

    @Test
    void shouldExpireAtTheCloseOfItsDay() {
        table("NIFTY_04-07-2019_15:30.csv", line(11800, 200, 10, 11855));
        run();
        assertEquals(
                List.of(SessionPhase.OPEN, SessionPhase.CLOSE, SessionPhase.EXPIRY, SessionPhase.EXPIRY),
                ticks.of(TickType.SESSION).stream()
                        .map(tick -> tick.sessionPhase)
                        .toList());
    }

    @Test
    void shouldRejectTablesThatDoNotShowTheMarketOfTheirTime() {
        table("NIFTY_28-06-2019_15:30.csv", line(11800, 100, 90, 11788.85));
        table("NIFTY_29-06-2019_10:00.csv", line(11800, 100, 91, 11788.85));
        table("NIFTY_01-07-2019_09:00.csv", line(11800, 100, 92, 11790));
        table("NIFTY_01-07-2019_09:15.csv", line(11800, 100, 0, 11788.85));
        table("NIFTY_01-07-2019_09:30.csv", line(11800, 200, 10, 11855));
        table("NIFTY_01-07-2019_09:45.csv", line(11800, 200, 10, 11855));
        table("NIFTY_01-07-2019_10:00.csv");
        table("NIFTY_05-06-2019_10:00.csv", line(11800, 100, 5, 11700));
        ImportReport report = run();
        assertEquals(2, report.files().rejected(RejectReason.HOLIDAY));
        assertEquals(1, report.files().rejected(RejectReason.OUTSIDE_SESSION));
        assertEquals(1, report.files().rejected(RejectReason.STALE_CONTENT));
        assertEquals(1, report.files().rejected(RejectReason.HEADER_ONLY));
        assertEquals(1, report.files().rejected(RejectReason.STALE_SPOT));
        assertEquals(2, report.files().accepted());
        assertEquals(4, report.rows().rejected(RejectReason.HOLIDAY), "both sides of both lines");
    }

    @Test
    void shouldRejectTheSpotOfTheDayBefore() {
        table("NIFTY_27-06-2019_15:30.csv", line(11800, 100, 90, 11788.85));
        table("NIFTY_28-06-2019_09:15.csv", line(11800, 100, 0, 11788.85));
        assertEquals(1, run().files().rejected(RejectReason.STALE_SPOT));
    }

    @Test
    void shouldRejectTablesOfALaterTimeUnderAnEarlierName() {
        table("NIFTY_01-07-2019_09:30.csv", line(11800, 200, 10, 11855));
        table("NIFTY_01-07-2019_09:45.csv", line(11800, 200, 900, 11860));
        table("NIFTY_01-07-2019_10:00.csv", line(11800, 200, 20, 11856));
        table("NIFTY_01-07-2019_10:15.csv", line(11800, 200, 30, 11856));
        table("NIFTY_01-07-2019_10:30.csv", line(11800, 200, 950, 11420));
        ImportReport report = run();
        assertEquals(2, report.files().rejected(RejectReason.OUT_OF_ORDER));
        assertEquals(
                30 * 75.0,
                ticks.of(TickType.TRADE).stream().mapToDouble(tick -> tick.size).sum());
    }

    @Test
    void shouldRejectASecondFileOfTheSameSeriesAndTime() {
        table("a/NIFTY_01-07-2019_09:30.csv", line(11800, 200, 10, 11855));
        table("b/NIFTY_01-07-2019_09:30.csv", line(11800, 200, 10, 11855));
        table("c/NIFTY_01-07-2019_09:30.csv", line(11800, 200, 11, 11855));
        assertEquals(2, run().files().rejected(RejectReason.DUPLICATE));
    }

    @Test
    void shouldRejectCrossedSidesAndEmptySidesThatEndNothing() {
        table(
                "NIFTY_01-07-2019_09:30.csv",
                "0,200,0,10,15.00,100.00,1.00,150,102.00,101.00,75,11800.00," + NO_SIDE + ",11855",
                line(11850, 200, 10, 11855));
        table(
                "NIFTY_01-07-2019_09:45.csv",
                "0," + NO_SIDE + ",11850.00," + NO_SIDE + ",11856",
                line(11900, 200, 30, 11856));
        ImportReport report = run();
        assertEquals(1, report.rows().rejected(RejectReason.CROSSED));
        assertEquals(8 - 1 - 3, report.rows().rejected(RejectReason.EMPTY));
        MarketEvent ended = ticks.of(TickType.QUOTE).get(1);
        assertEquals(
                "NIFTY 2019-07-04 11850 C", ticks.instrument(ended.instrumentId).symbol());
        assertTrue(Double.isNaN(ended.bidPrice) && Double.isNaN(ended.askPrice));
    }

    @Test
    void shouldNameAWrongRowByFileLineAndFieldAndGoOn() {
        table(
                "NIFTY_01-07-2019_09:30.csv",
                line(11800, 200, 10, 11855),
                line(11850, 200, 10, 11855).replace("99.00", "n/a"),
                line(11900, 200, 10, 11855));
        ImportReport report = run();
        assertEquals(1, report.malformedRows(), "the side of the line, not the other");
        assertEquals(
                folder.resolve("NIFTY_01-07-2019_09:30.csv")
                        + ", line 3, field 'CallBidPrice': 'n/a'; allowed: a number",
                report.malformed().get(0).toString());
        assertEquals(2, report.rows().accepted());
    }

    /** A line with both sides, the put as the call. */
    private static String both(double strike, String callBid, double spot) {
        return "0,200,0,10,15.00,100.00,1.00,150," + callBid + ",101.00,75," + strike
                + ",150,99.00,101.00,75,1.00,100.00,15.00,10,0,200," + spot;
    }

    @Test
    void shouldLoseNoMoreThanTheSideOnWhichAFaultIs() {
        table("NIFTY_01-07-2019_09:30.csv", both(11800, "1e999", 11855));
        ImportReport report = run();
        assertEquals(1, report.malformedRows());
        assertEquals(1, report.rows().accepted());
        assertEquals(
                "NIFTY 2019-07-04 11800 P", symbolOf(ticks.of(TickType.QUOTE).get(0)));
    }

    private String symbolOf(MarketEvent tick) {
        return ticks.instrument(tick.instrumentId).symbol();
    }

    @Test
    void shouldTakeABidOfNothingAsNoOrder() {
        table("NIFTY_01-07-2019_09:30.csv", both(11800, "0", 11855));
        ImportReport report = run();
        assertEquals(2, report.rows().accepted());
        MarketEvent call = ticks.of(TickType.QUOTE).get(0);
        assertTrue(Double.isNaN(call.bidPrice) && Double.isNaN(call.bidSize));
        assertEquals(101, call.askPrice);
        assertEquals(99, ticks.of(TickType.QUOTE).get(1).bidPrice);
    }

    @Test
    void shouldTakeAStrikeOnceInATable() {
        table("NIFTY_01-07-2019_09:30.csv", both(11800, "99", 11855), both(11800, "98", 11855));
        ImportReport report = run();
        assertEquals(2, report.rows().rejected(RejectReason.DUPLICATE));
        assertEquals(10 * 75, ticks.of(TickType.TRADE).get(0).size);
    }

    @Test
    void shouldRejectATableOfAnOptionThatHasExpired() {
        table("04JUL2019/NIFTY_08-07-2019_09:30.csv", both(11800, "99", 11855));
        table("11JUL2019/NIFTY_08-07-2019_09:30.csv", both(11800, "99", 11855));
        ImportReport report = run();
        assertEquals(1, report.files().rejected(RejectReason.AFTER_EXPIRY));
        assertEquals(2, report.rows().rejected(RejectReason.AFTER_EXPIRY));
        assertEquals(2, report.rows().accepted());
    }

    @Test
    void shouldRefuseADayATimeAndAnExpiryThatDoNotExist() {
        table("NIFTY_01-07-2019_09:30.csv", both(11800, "99", 11855));
        table("NIFTY_29-02-2019_09:30.csv", both(11800, "99", 11855));
        table("NIFTY_01-07-2019_24:30.csv", both(11800, "99", 11855));
        table("31JUN2019/NIFTY_02-07-2019_09:30.csv", both(11800, "99", 11855));
        ImportReport report = run();
        assertEquals(3, report.files().rejected(RejectReason.MALFORMED));
        assertEquals(3, report.malformedFiles());
        String described = report.malformed().toString();
        assertTrue(
                described.contains("NIFTY_29-02-2019_09:30.csv, field 'date': '29-02-2019'; allowed: a day"),
                described);
        assertTrue(described.contains("field 'time': '24:30'"), described);
        assertTrue(described.contains("field 'expiry': '31JUN2019'"), described);
        assertEquals(1, report.files().accepted());
    }

    @Test
    void shouldNameTheColumnThatEveryTableLacks() {
        source.file("NIFTY_01-07-2019_09:30.csv", HEADER.replace("CurrentVal", "Current"), both(11800, "99", 11855));
        ImportReport report = run();
        assertEquals(0, report.rows().accepted());
        assertTrue(
                report.malformed().get(0).toString().contains("NIFTY_01-07-2019_09:30.csv, line 1, field 'header'"),
                report.malformed().toString());
        assertTrue(report.malformed().get(0).allowed().equals("a column CurrentVal"));
    }

    @Test
    void shouldIgnoreAByteOrderMarkBeforeTheHeader() {
        source.file(
                "NIFTY_01-07-2019_09:30.csv",
                "\uFEFF" + HEADER.substring(1).replace("CallOI", "CallOI"),
                both(11800, "99", 11855).substring(2));
        assertEquals(2, run().rows().accepted());
    }

    @Test
    void shouldNameAColumnThatIsNotThere() {
        table("NIFTY_01-07-2019_09:30.csv", line(11800, 200, 10, 11855));
        source.file("NIFTY_01-07-2019_09:45.csv", HEADER.replace("PutOI", "PutOpen"), line(11800, 210, 11, 11855));
        ImportReport report = run();
        assertTrue(
                report.malformed().get(0).toString().contains("a column PutOI"),
                report.malformed().toString());
        assertEquals(2, report.malformedRows());
    }

    @Test
    void shouldRefuseATableByNameWhoseExpiryLotOrDayTheVenuesFileDoesNotKnow() {
        table("NIFTY_01-07-2019_09:30.csv", line(11800, 200, 10, 11855));
        table("NIFTY_02-07-2017_09:30.csv", line(11800, 200, 10, 11855));
        table("BANKNIFTY_02-07-2018_09:30.csv", line(26000, 200, 10, 26055));
        table("01JUL2031/NIFTY_01-07-2031_09:30.csv", line(11800, 200, 10, 11855));
        table("FINNIFTY_01-07-2024_09:30.csv", line(11800, 200, 10, 11855));
        ImportReport report = run();
        assertEquals(4, report.files().rejected(RejectReason.MALFORMED));
        assertEquals(1, report.files().accepted());
        String described = report.malformed().toString();
        assertTrue(described.contains("add 2031 under holidays in venues/nse.yaml"), described);
        assertTrue(described.contains("add it under products.BANKNIFTY.lots in venues/nse.yaml"), described);
        assertTrue(described.contains("or a folder named by the expiry, such as 11JUL2019"), described);
        assertTrue(described.contains("the symbol FINNIFTY of NSE is not known"), described);
    }

    @Test
    void shouldCountTradesByTheLotOfTheContractOnThatDay() {
        table("NIFTY_25-11-2024_09:30.csv", line(24000, 200, 10, 24100));
        table("NIFTY_26-07-2021_09:30.csv", line(15800, 200, 10, 15850));
        table("NIFTY_20-12-2024_09:30.csv", line(23600, 200, 10, 23650));
        table("BANKNIFTY_04-07-2023_09:30.csv", line(45000, 200, 10, 45100));
        table("27NOV2024/BANKNIFTY_25-11-2024_09:30.csv", line(52000, 200, 10, 52100));
        table("30DEC2025/NIFTY_30-12-2025_09:30.csv", line(26000, 200, 10, 25950));
        run();
        assertEquals(
                List.of(500.0, 250.0, 150.0, 250.0, 250.0, 750.0),
                ticks.of(TickType.TRADE).stream().map(tick -> tick.size).toList());
        assertTrue(ticks.of(TickType.TRADE).stream()
                .allMatch(tick ->
                        tick.size == 10 * ticks.instrument(tick.instrumentId).contractSize()));
    }

    @Test
    void shouldDefineAnOptionAgainWhenItsLotChangesInMidLife() {
        table("27MAR2025/NIFTY_26-12-2024_09:30.csv", line(23600, 200, 10, 23650));
        table("27MAR2025/NIFTY_27-12-2024_09:30.csv", line(23600, 200, 10, 23750));
        run();
        List<MarketEvent> definitions = ticks.of(TickType.INSTRUMENT);
        assertEquals(5, definitions.size(), "the index, two options, and both again");
        assertEquals(1, definitions.get(3).instrumentId);
        assertEquals(
                List.of(25.0, 75.0),
                List.of(
                        definitions.get(1).definition.contractSize(),
                        definitions.get(3).definition.contractSize()));
        assertEquals(
                List.of(250.0, 750.0),
                ticks.of(TickType.TRADE).stream().map(tick -> tick.size).toList());
    }

    @Test
    void shouldKeepTablesOfSessionsOnSaturdays() {
        table("NIFTY_01-02-2020_09:30.csv", line(11800, 200, 10, 11855));
        table("NIFTY_20-01-2024_09:30.csv", line(21600, 200, 10, 21655));
        table("NIFTY_01-02-2025_09:30.csv", line(23500, 200, 10, 23555));
        assertEquals(3, run().files().accepted());
    }

    @Test
    void shouldImportATableWhoseFolderNamesAnExpiryOfALaterYear() {
        table("06JAN2026/NIFTY_30-12-2025_09:30.csv", line(26000, 200, 10, 25950));
        table("24DEC2029/NIFTY_30-12-2025_09:30.csv", line(26000, 200, 10, 25950));
        assertEquals(2, run().files().accepted());
    }
}
