package io.strikeiq.imports.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.TextSource;
import io.strikeiq.venue.VenueFiles;
import io.strikeiq.venue.yaml.StrictYamlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvImporterTest {
    private static final String QUOTES = """
            venue: NSE
            separator: semicolon
            rows: quote
            missing: "- NA"
            instrument:
              product: {column: symbol}
              expiry: {column: expiry, format: dd-MMM-uuuu}
              strike: {column: strike, scale: 0.01}
              right: {column: type, call: CE, put: PE}
            time: {column: at, format: uuuu-MM-dd HH:mm:ss}
            fields:
              bid: {column: bid}
              bidSize: {column: bid lots, unit: contracts}
              ask: {column: ask}
              openInterest: {column: oi, unit: underlying}
              volatility: {column: iv, scale: 0.01}
            """;
    private static final String BARS = """
            venue: US
            files: "([A-Z]+)_bars\\\\.csv"
            instrument:
              product: {group: 1}
            time: {column: start, format: epoch, bar: 1m}
            fields:
              open: {column: o}
              high: {column: h}
              low: {column: l}
              price: {column: c}
              size: {column: v, unit: underlying}
              side: {column: side, buy: B, sell: S}
            """;
    /** 10:00 in New York. */
    private static final Instant TEN = Instant.parse("2024-03-05T15:00:00Z");

    @TempDir
    private Path folder;

    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(String mapping, String name, String... lines) {
        new TextSource(folder.resolve("source")).file(name, lines);
        return new CsvImporter(VenueFiles.shipped(), write(mapping)).run(List.of(folder.resolve("source")), ticks);
    }

    private Path write(String mapping) {
        try {
            return Files.writeString(folder.resolve("mapping.yaml"), mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldTakeABarOnceThoughTwoFilesHaveIt() {
        String bar = TEN.getEpochSecond() + ",10,12,9,11,500,B";
        String next = (TEN.getEpochSecond() + 60) + ",10,12,9,11,700,B";
        new TextSource(folder.resolve("source")).file("SPX_bars.csv", "start,o,h,l,c,v,side", bar, next, next);
        ImportReport bars =
                run(BARS.replace("_bars", "_bars(?:-late)?"), "SPX_bars-late.csv", "start,o,h,l,c,v,side", next);
        assertEquals(2, bars.rows("row").rejected(RejectReason.DUPLICATE), bars.toText());
        assertEquals(
                1_200,
                ticks.of(TickType.TRADE).stream().mapToDouble(tick -> tick.size).sum());
    }

    @Test
    void shouldTakeARowOnceWhereTheMappingNamesItsId() {
        String trades =
                BARS.replace(", bar: 1m", "").replaceAll("(?m)^  (open|high|low):.*\n", "") + "  id: {column: n}\n";
        String trade = TEN.getEpochSecond() + ",11,5,B,";
        ImportReport report = run(
                trades.replace("_bars", "_trades"),
                "SPX_trades.csv",
                "start,c,v,side,n",
                trade + "a1",
                trade + "a2",
                trade + "a1");
        assertEquals(2, ticks.of(TickType.TRADE).size());
        assertEquals(1, report.rows("row").rejected(RejectReason.DUPLICATE), report.toText());
    }

    private String refusal(String mapping) {
        Path file = write(mapping);
        return assertThrows(StrictYamlException.class, () -> MappingReader.read(file))
                .getMessage();
    }

    private static long nanos(Instant time) {
        return Duration.between(Instant.EPOCH, time).toNanos();
    }

    @Test
    void shouldReadEachFieldByItsColumnUnitAndScale() {
        ImportReport report = run(
                QUOTES,
                "day.csv",
                "at;symbol;expiry;strike;type;bid;bid lots;ask;oi;iv",
                "2019-07-01 10:00:00;NIFTY;04-Jul-2019;1180000;PE;10;2;10.5;7500;\"14,5\"".replace("\"14,5\"", "14.5"));
        assertEquals(1, report.rows("quote").accepted(), report.toText());
        MarketEvent quote = ticks.of(TickType.QUOTE).get(0);
        assertEquals(nanos(Instant.parse("2019-07-01T04:30:00Z")), quote.exchangeTime);
        assertEquals(10, quote.bidPrice);
        assertEquals(150, quote.bidSize, "two contracts of 75");
        assertEquals(10.5, quote.askPrice);
        assertTrue(Double.isNaN(quote.askSize));
        assertEquals(7_500, ticks.of(TickType.OPEN_INTEREST).get(0).openInterest);
        assertEquals(0.145, ticks.of(TickType.VENUE_GREEKS).get(0).venueIv, 1e-15);
        assertEquals(11_800, ticks.instrument(1).strike());
        assertEquals(OptionRight.PUT, ticks.instrument(1).right());
        assertEquals("NIFTY", ticks.instrument(0).symbol());
        assertEquals(
                List.of(SessionPhase.OPEN, SessionPhase.CLOSE),
                ticks.of(TickType.SESSION).stream()
                        .map(tick -> tick.sessionPhase)
                        .toList());
    }

    @Test
    void shouldGiveRowsInTheOrderOfTimeWhateverTheirOrderInFiles() {
        run(
                QUOTES,
                "day.csv",
                "at;symbol;expiry;strike;type;bid;bid lots;ask;oi;iv",
                "2019-07-01 11:00:00;NIFTY;04-Jul-2019;1180000;PE;12;-;NA;-;-",
                "2019-07-01 10:00:00;NIFTY;04-Jul-2019;1180000;PE;10;-;NA;-;-");
        assertEquals(
                List.of(10.0, 12.0),
                ticks.of(TickType.QUOTE).stream().map(tick -> tick.bidPrice).toList());
    }

    @Test
    void shouldStampABarAtItsEndAndGiveItsWay() {
        ImportReport report =
                run(BARS, "AAPL_bars.csv", "start,o,h,l,c,v,side", TEN.getEpochSecond() + ",10,12,9.5,11,300,B");
        assertEquals(1, report.rows("row").accepted(), report.toText());
        assertEquals(
                List.of(10.0, 9.5, 12.0),
                ticks.of(TickType.UNDERLYING_PRICE).stream()
                        .map(tick -> tick.price)
                        .toList());
        MarketEvent trade = ticks.of(TickType.TRADE).get(0);
        assertEquals(nanos(TEN.plusSeconds(60)), trade.exchangeTime);
        assertEquals(Aggressor.BUY, trade.aggressor);
        assertEquals(300, trade.size);
        assertEquals("AAPL", ticks.instrument(0).symbol());
    }

    @Test
    void shouldNameFileLineAndFieldOfARowThatCannotBeReadAndGoOn() {
        ImportReport report = run(
                QUOTES,
                "day.csv",
                "at;symbol;expiry;strike;type;bid;bid lots;ask;oi;iv",
                "2019-07-01;NIFTY;04-Jul-2019;1180000;PE;10;2;10.5;1;1",
                "2019-07-01 10:00:00;NIFTY;04-Jul-2019;1180000;XX;10;2;10.5;1;1",
                "2019-07-01 10:00:00;NIFTY;04-Jul-2019;1180000;PE;ten;2;10.5;1;1",
                "2019-07-01 10:00:00;OTHER;04-Jul-2019;1180000;PE;10;2;10.5;1;1",
                "2019-07-01 10:00:00;NIFTY;04-Jul-2019;1180000;PE;10;2;10.5;1;1");
        assertEquals(1, report.rows("quote").accepted());
        assertEquals(4, report.malformedRows());
        assertTrue(
                report.malformed().get(1).toString().contains("day.csv, line 3, field 'type': 'XX'; allowed: CE, PE"));
        assertEquals("bid", report.malformed().get(2).field());
        assertTrue(report.malformed().get(3).toString().contains("products in venues/nse.yaml"), report.toText());
    }

    @Test
    void shouldRejectWhatTheVenueCannotHaveTraded() {
        ImportReport report = run(
                QUOTES,
                "day.csv",
                "at;symbol;expiry;strike;type;bid;bid lots;ask;oi;iv",
                "2019-06-30 10:00:00;NIFTY;04-Jul-2019;1180000;PE;10;2;10.5;1;1",
                "2019-07-01 09:00:00;NIFTY;04-Jul-2019;1180000;PE;10;2;10.5;1;1",
                "2019-07-05 10:00:00;NIFTY;04-Jul-2019;1180000;PE;10;2;10.5;1;1",
                "2019-07-01 10:00:00;NIFTY;04-Jul-2019;1180000;PE;11;2;10.5;1;1",
                "2019-07-01 10:00:00;NIFTY;04-Jul-2019;1180000;PE;-;-;-;-;-");
        for (RejectReason reason : List.of(
                RejectReason.HOLIDAY,
                RejectReason.OUTSIDE_SESSION,
                RejectReason.AFTER_EXPIRY,
                RejectReason.CROSSED,
                RejectReason.EMPTY)) {
            assertEquals(1, report.rows("quote").rejected(reason), reason.label());
        }
    }

    @Test
    void shouldSayWhichColumnAFileLacks() {
        ImportReport report = run(BARS, "AAPL_bars.csv", "start,o,h,l,c,side", "1,1,1,1,1,B");
        assertEquals(1, report.files().rejected(RejectReason.MALFORMED));
        assertTrue(report.toText().contains("a column v"), report.toText());
    }

    @Test
    void shouldNameEveryMistakeOfAMappingByLineAndColumn() {
        String text = refusal("""
                separator: comma
                files: "("
                instrument:
                  product: {column: s, value: X}
                  expiry: {column: e, format: qqqqqqqq}
                  strike: {colum: k}
                  right: {group: 1}
                time: {column: t, format: epoch, zone: Mars/Base}
                fields:
                  bidSize: {column: b}
                  price: {column: p}
                """);
        for (String part : List.of(
                "mapping.yaml:2:8: files: '(' is no pattern",
                "venue: is needed",
                "instrument.product: must name one of",
                "instrument.expiry.format: 'qqqqqqqq' is no format",
                "instrument.strike: must name one of",
                "mapping.yaml:6:12: instrument.strike.colum: unknown key",
                "did you mean 'column'?",
                "the pattern under files has no group",
                "time.zone: 'Mars/Base' is no zone",
                "fields.bidSize: has no unit; allowed contracts, underlying",
                "fields.bidSize: needs bid too",
                "fields.price: of options is of trades, which need a size")) {
            assertTrue(text.contains(part), part + " is not in\n" + text);
        }
    }

    @Test
    void shouldSayWhenNoFileIsCalledAsTheMappingSays() {
        ImportException failure = assertThrows(ImportException.class, () -> run(BARS, "other.csv", "x"));
        assertTrue(failure.isMistaken());
        assertTrue(failure.getMessage().contains("([A-Z]+)_bars"), failure.getMessage());
    }

    @Test
    void shouldReadATableThatIsNoTextByTheReaderOnTheClassPath() {
        String mapping = BARS.replace("_bars\\\\.csv", "_day\\\\.bars");
        ImportReport report = run(
                mapping,
                "AAPL_day.bars",
                "start|o|h|l|c|v|side",
                TEN.getEpochSecond() + "|10|12|9.5|11|300|B",
                TEN.getEpochSecond() + 60 + "|10|12|9.5|x|300|B");
        assertEquals(1, report.rows("row").accepted(), report.toText());
        assertEquals(11, ticks.of(TickType.TRADE).get(0).price);
        assertEquals(2, report.malformed().get(0).line());
        assertEquals("c", report.malformed().get(0).field());
    }

    @Test
    void shouldTakeNoDayThatTheCalendarLacksForAnother() {
        ImportReport report = run(
                QUOTES,
                "day.csv",
                "at;symbol;expiry;strike;type;bid;bid lots;ask;oi;iv",
                "2019-06-31 10:00:00;NIFTY;04-Jul-2019;1180000;PE;10;2;10.5;7500;14.5");
        assertEquals("at", report.malformed().get(0).field());
    }

    @Test
    void shouldRefuseACopyOfAFileUnlessItsNameSaysThatItIsOfAnotherInstrument() {
        String header = "start,o,h,l,c,v,side";
        String bar = TEN.getEpochSecond() + ",10,12,9.5,11,300,B";
        new TextSource(folder.resolve("source"))
                .file("AAPL_bars.csv", header, bar)
                .file("MSFT_bars.csv", header, bar);
        ImportReport report = run(BARS, "again/AAPL_bars.csv", header, bar);
        assertEquals(1, report.files().rejected(RejectReason.DUPLICATE), report.toText());
        assertEquals(2, report.ticks(TickType.TRADE));
    }
}
