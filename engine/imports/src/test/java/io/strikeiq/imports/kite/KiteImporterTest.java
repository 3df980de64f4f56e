package io.strikeiq.imports.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.TextSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KiteImporterTest {
    private static final String HEADER = "timestamp,open,high,low,close,volume,oi";

    @TempDir
    private Path folder;

    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(String file, String... lines) {
        new TextSource(folder).file(file, lines);
        return new KiteImporter().run(List.of(folder), ticks);
    }

    private static long at(String time) {
        return Duration.between(Instant.EPOCH, Instant.parse(time)).toNanos();
    }

    @Test
    void shouldGiveABarOfAnIndexAtItsEndWithItsWay() {
        ImportReport report =
                run("NIFTY 50_minute.csv", HEADER, "2024-07-15T09:15:00+0530,24500,24520,24490,24510,0,0");
        assertEquals(1, report.rows(KiteImporter.ROWS).accepted(), report.toText());
        assertEquals(
                List.of(24500.0, 24490.0, 24520.0, 24510.0),
                ticks.of(TickType.UNDERLYING_PRICE).stream()
                        .map(tick -> tick.price)
                        .toList());
        assertTrue(ticks.of(TickType.UNDERLYING_PRICE).stream()
                .allMatch(tick -> tick.exchangeTime == at("2024-07-15T03:46:00Z")));
        assertEquals(0, report.ticks(TickType.TRADE), "an index is not traded");
        assertEquals("NIFTY", ticks.instrument(0).symbol());
    }

    @Test
    void shouldGiveTheTradeAndTheOpenInterestOfAnOption() {
        ImportReport report = run(
                "NIFTY2471824500CE.csv",
                HEADER,
                "2024-07-15 15:28:00+05:30,100,110,95,105,2500,50000",
                "2024-07-15 15:29:00+05:30,105,106,104,104,0,50000");
        assertEquals(1, report.rows(KiteImporter.ROWS).accepted());
        assertEquals(1, report.rows(KiteImporter.ROWS).rejected(RejectReason.EMPTY));
        MarketEvent trade = ticks.of(TickType.TRADE).get(0);
        assertEquals(105, trade.price);
        assertEquals(2500, trade.size);
        assertEquals(at("2024-07-15T09:59:00Z"), trade.exchangeTime);
        assertEquals(50_000, ticks.of(TickType.OPEN_INTEREST).get(0).openInterest);
        Instrument option = ticks.instrument(1);
        assertEquals("NIFTY 2024-07-18 24500 C", option.symbol());
        assertEquals(25, option.contractSize());
    }

    @ParameterizedTest
    @CsvSource({
        "NIFTY24JUL24500PE.csv, 2024-07-25, 24500, PUT",
        "NIFTY2471824500CE.csv, 2024-07-18, 24500, CALL",
        "NIFTY24O1025000CE_5minute.csv, 2024-10-10, 25000, CALL",
        "BANKNIFTY24AUG50000CE.csv, 2024-08-28, 50000, CALL",
    })
    void shouldReadTheContractFromTheTradingSymbol(String file, String expiry, double strike, OptionRight right) {
        ImportReport report = run(file, HEADER, "2024-07-15T10:00:00+0530,10,10,10,10,25,0");
        assertEquals(1, report.rows(KiteImporter.ROWS).accepted(), report.toText());
        Instrument option = ticks.instrument(1);
        assertTrue(option.symbol().contains(expiry), option.symbol());
        assertEquals(strike, option.strike());
        assertEquals(right, option.right());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-07-15T10:00:00+0530",
                "2024-07-15 10:00:00+05:30",
                "2024-07-15T04:30:00Z",
                "2024-07-15 10:00:00",
                "2024-07-15T10:00"
            })
    void shouldReadEachFormOfATime(String time) {
        run("NIFTY 50.csv", HEADER.replace("timestamp", "date"), time + ",10,10,10,10,0,0");
        assertEquals(
                at("2024-07-15T04:31:00Z"), ticks.of(TickType.UNDERLYING_PRICE).get(0).exchangeTime);
    }

    @Test
    void shouldStampABarOfADayAtTheClose() {
        run("NIFTY 50_day.csv", HEADER, "2024-07-15T00:00:00+0530,10,12,9,11,0,0");
        List<MarketEvent> sessions = ticks.of(TickType.SESSION);
        long close = at("2024-07-15T10:00:00Z");
        assertEquals(close, ticks.of(TickType.UNDERLYING_PRICE).get(3).exchangeTime);
        assertEquals(SessionPhase.CLOSE, sessions.get(1).sessionPhase);
        assertEquals(close, sessions.get(1).exchangeTime);
    }

    @Test
    void shouldRejectBarsTwiceOutsideHoursOnHolidaysAndAfterTheExpiry() {
        ImportReport report = run(
                "NIFTY2471824500CE.csv",
                HEADER,
                "2024-07-15T10:00:00+0530,10,10,10,10,25,0",
                "2024-07-15T10:00:00+0530,10,10,10,10,25,0",
                "2024-07-15T16:00:00+0530,10,10,10,10,25,0",
                "2024-07-17T10:00:00+0530,10,10,10,10,25,0",
                "2024-07-19T10:00:00+0530,10,10,10,10,25,0",
                "2024-07-15T10:01:00+0530,10,9,10,10,25,0");
        for (RejectReason reason : List.of(
                RejectReason.DUPLICATE,
                RejectReason.OUTSIDE_SESSION,
                RejectReason.HOLIDAY,
                RejectReason.AFTER_EXPIRY)) {
            assertEquals(1, report.rows(KiteImporter.ROWS).rejected(reason), reason.label());
        }
        assertEquals("high", report.malformed().get(0).field());
    }

    @Test
    void shouldRejectFuturesByNameAndSymbolsThatTheVenueDoesNotKnow() {
        new TextSource(folder).file("NIFTY24JULFUT.csv", HEADER, "2024-07-15T10:00:00+0530,10,10,10,10,25,0");
        ImportReport report = run("INFY_minute.csv", HEADER, "2024-07-15T10:00:00+0530,10,10,10,10,25,0");
        assertEquals(1, report.rows(KiteImporter.ROWS).rejected(RejectReason.OTHER_INSTRUMENT));
        assertTrue(report.malformed().get(0).toString().contains("under products in venues/nse.yaml"), report.toText());
    }

    @Test
    void shouldGiveTheLastBarOfAnOptionBeforeItExpires() {
        ImportReport report =
                run("NIFTY2471824500CE_60minute.csv", HEADER, "2024-07-18T15:15:00+0530,100,110,95,105,2500,50000");
        assertEquals(1, report.rows(KiteImporter.ROWS).accepted(), report.toText());
        assertEquals(at("2024-07-18T10:00:00Z"), ticks.of(TickType.TRADE).get(0).exchangeTime);
        List<TickType> types = ticks.types();
        assertTrue(types.indexOf(TickType.TRADE) < types.lastIndexOf(TickType.SESSION));
    }

    @Test
    void shouldTakeNoDayThatTheCalendarLacksForAnother() {
        ImportReport report = run("NIFTY 50.csv", HEADER, "2024-02-30T10:00:00+0530,10,10,10,10,0,0");
        assertEquals("timestamp", report.malformed().get(0).field());
    }
}
