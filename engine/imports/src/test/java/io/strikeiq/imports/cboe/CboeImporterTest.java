package io.strikeiq.imports.cboe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.TextSource;
import io.strikeiq.venue.VenueFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CboeImporterTest {
    private static final String INDEX = "Standard & Poors 500 Index,Last: 3990.5601,Change:  56.1801";
    private static final String DATE =
            "\"Date: December 12, 2022 at 8:30 PM EST\",Bid: 3962.01,Ask: 4016.6299,Size: 1*1,Volume: 0";
    private static final String HEADER =
            "Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,"
                    + "Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest";
    private static final String DECEMBER =
            "Fri Dec 16 2022,SPXW221216C04000000,40.5,1,40,41,7,0.25,0.45,0.003,12,4000.00,"
                    + "SPXW221216P04000000,50.5,1,50,51,9,0.26,-0.55,0.003,34";
    private static final String TODAY =
            DECEMBER.replace("Fri Dec 16", "Mon Dec 12").replace("221216", "221212");

    @TempDir
    private Path folder;

    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(boolean atClose, String... rows) {
        new TextSource(folder)
                .file(
                        "spx_quotedata.csv",
                        Stream.concat(Stream.of(INDEX, DATE, HEADER), Stream.of(rows))
                                .toArray(String[]::new));
        return new CboeImporter(VenueFiles.shipped(), atClose).run(List.of(folder), ticks);
    }

    @Test
    void shouldGiveAllThatARowSaysOfACallAndAPut() {
        ImportReport report = run(false, DECEMBER);
        assertEquals(2, report.rows(CboeImporter.ROWS).accepted());
        assertEquals(3990.5601, ticks.of(TickType.UNDERLYING_PRICE).get(0).price);
        MarketEvent call = ticks.of(TickType.QUOTE).get(0);
        assertEquals(40, call.bidPrice);
        assertEquals(41, call.askPrice);
        assertTrue(Double.isNaN(call.bidSize));
        assertEquals(1_200, ticks.of(TickType.OPEN_INTEREST).get(0).openInterest, "contracts of 100");
        assertEquals(900, ticks.of(TickType.TRADE).get(1).size);
        MarketEvent greeks = ticks.of(TickType.VENUE_GREEKS).get(1);
        assertEquals(0.26, greeks.venueIv);
        assertEquals(-0.55, greeks.venueDelta);
        assertEquals(0.003, greeks.venueGamma);
        assertEquals("SPXW 2022-12-16 4000 C", ticks.instrument(1).symbol());
        assertEquals("SPXW", ticks.instrument(1).series());
        assertEquals("SPX", ticks.instrument(0).symbol());
    }

    @Test
    void shouldReadATableOnceThatIsThereTwice() {
        new TextSource(folder).file("copy.csv", INDEX, DATE, HEADER, DECEMBER);
        ImportReport report = run(false, DECEMBER);

        assertEquals(1, report.files().rejected(RejectReason.DUPLICATE));
        assertEquals(2, report.rows(CboeImporter.ROWS).read());
        assertEquals(2, report.ticks(TickType.TRADE));
        assertEquals(2, report.ticks(TickType.QUOTE));
    }

    @Test
    void shouldStampATableWithTheTimeOfItsPageWhenTheDaysContractsAreNoMore() {
        ImportReport report = run(false, DECEMBER, TODAY);
        assertEquals(2, report.rows(CboeImporter.ROWS).rejected(RejectReason.AFTER_EXPIRY));
        assertEquals(
                1_670_895_000_000_000_000L, ticks.of(TickType.UNDERLYING_PRICE).get(0).exchangeTime);
    }

    @Test
    void shouldKeepTheDaysContractsWhenATableIsStampedAtTheClose() {
        ImportReport report = run(true, DECEMBER, TODAY);
        assertEquals(4, report.rows(CboeImporter.ROWS).accepted());
        assertEquals(1L, report.notes().get("tables stamped before their page was made"));
        assertEquals(
                1_670_878_799_000_000_000L, ticks.of(TickType.UNDERLYING_PRICE).get(0).exchangeTime);
    }

    @Test
    void shouldTakeAVolatilityOfNoughtForNone() {
        run(false, DECEMBER.replace("0.25,", "0,"));
        assertTrue(Double.isNaN(ticks.of(TickType.VENUE_GREEKS).get(0).venueIv));
    }

    @Test
    void shouldNameTheColumnThatContradictsTheOthers() {
        ImportReport report = run(false, DECEMBER.replace("C04000000", "C04005000"), DECEMBER);
        assertEquals(2, report.malformedRows());
        assertEquals("Calls", report.malformed().get(0).field());
        assertEquals(4, report.malformed().get(0).line());
        assertEquals(2, report.rows(CboeImporter.ROWS).accepted());
    }

    @Test
    void shouldRejectWhatStandsThereTwiceOrCrosses() {
        ImportReport report = run(
                false,
                DECEMBER,
                DECEMBER,
                DECEMBER.replace("04000", "04100").replace("4000.00", "4100.00").replace(",40,41,", ",42,41,"));
        assertEquals(2, report.rows(CboeImporter.ROWS).rejected(RejectReason.DUPLICATE));
        assertEquals(1, report.rows(CboeImporter.ROWS).rejected(RejectReason.CROSSED));
    }

    @Test
    void shouldSayWhatATableLacks() {
        new TextSource(folder).file("spx.csv", INDEX, HEADER, DECEMBER);
        ImportReport report = new CboeImporter(VenueFiles.shipped(), false).run(List.of(folder), ticks);
        assertEquals(1, report.files().rejected(RejectReason.MALFORMED));
        assertTrue(report.malformed().get(0).toString().contains("field 'date'"), report.toText());
        assertEquals(0, report.ticks());
    }

    @Test
    void shouldPriceTheUnderlyingWhereTheFirstContractCrosses() {
        run(false, DECEMBER.replace(",40,41,", ",42,41,"));
        assertEquals(3990.5601, ticks.of(TickType.UNDERLYING_PRICE).get(0).price);
    }

    @Test
    void shouldGiveOfALaterTableOfTheDayOnlyWhatHasBeenTradedSince() {
        new TextSource(folder)
                .file("a.csv", INDEX, DATE, HEADER, DECEMBER.replace(",41,7,", ",41,10,"))
                .file("b.csv", INDEX, DATE.replace("8:30 PM", "2:30 PM"), HEADER, DECEMBER);
        new CboeImporter(VenueFiles.shipped(), false).run(List.of(folder), ticks);
        assertEquals(
                List.of(700.0, 900.0, 300.0),
                ticks.of(TickType.TRADE).stream().map(tick -> tick.size).toList());
    }

    @Test
    void shouldOpenNoSessionOnADayWithoutTrading() {
        String january = DECEMBER.replace("Fri Dec 16 2022", "Fri Jan 20 2023").replace("221216", "230120");
        new TextSource(folder).file("spx.csv", INDEX, DATE.replace("December 12", "December 17"), HEADER, january);
        ImportReport report = new CboeImporter(VenueFiles.shipped(), false).run(List.of(folder), ticks);
        assertEquals(2, report.rows(CboeImporter.ROWS).accepted(), report.toText());
        assertEquals(1L, report.notes().get("tables of a page made on a day without trading"));
        assertEquals(
                List.of(SessionPhase.CLOSE),
                ticks.of(TickType.SESSION).stream()
                        .map(tick -> tick.sessionPhase)
                        .toList());
    }
}
