package io.strikeiq.imports.bhavcopy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
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

final class BhavcopyImporterTest {
    private static final String LEGACY_HEADER = "INSTRUMENT,SYMBOL,EXPIRY_DT,STRIKE_PR,OPTION_TYP,OPEN,HIGH,LOW,CLOSE,"
            + "SETTLE_PR,CONTRACTS,VAL_INLAKH,OPEN_INT,CHG_IN_OI,TIMESTAMP,";
    private static final String LEGACY_ROW =
            "OPTIDX,NIFTY,04-Jul-2019,11800,CE,100,120,90,110.5,110.5,200,1000.5,15000,300,01-JUL-2019,";
    private static final String UNIFIED_HEADER =
            "TradDt,BizDt,Sgmt,Src,FinInstrmTp,FinInstrmId,ISIN,TckrSymb,SctySrs,XpryDt,FininstrmActlXpryDt,StrkPric,OptnTp,"
                    + "FinInstrmNm,OpnPric,HghPric,LwPric,ClsPric,LastPric,PrvsClsgPric,UndrlygPric,SttlmPric,OpnIntrst,"
                    + "ChngInOpnIntrst,TtlTradgVol,TtlTrfVal,TtlNbOfTxsExctd,SsnId,NewBrdLotQty,Rmks,Rsvd1,Rsvd2,Rsvd3,Rsvd4";
    private static final String UNIFIED_ROW =
            "2024-08-14,2024-08-14,FO,NSE,IDO,36742,,NIFTY,,2024-08-22,2024-08-22,24350.00,CE,NIFTY2482224350CE,129.40,133.25,"
                    + "85.80,93.85,94.00,125.45,24143.75,93.85,622200,208700,113799,69558588098.75,32711,F1,25,,,,,";

    @TempDir
    private Path folder;

    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(String file, String... lines) {
        new TextSource(folder).file(file, lines);
        return new BhavcopyImporter().run(List.of(folder), ticks);
    }

    private static long at(String time) {
        return Duration.between(Instant.EPOCH, Instant.parse(time)).toNanos();
    }

    @Test
    void shouldReadTheFormatOfUntilJuly2024() {
        ImportReport report = run("fo01JUL2019bhav.csv", LEGACY_HEADER, LEGACY_ROW);
        assertEquals(1, report.rows(BhavcopyImporter.ROWS).accepted(), report.toText());
        MarketEvent trade = ticks.of(TickType.TRADE).get(0);
        assertEquals(110.5, trade.price);
        assertEquals(15_000, trade.size, "200 contracts of 75");
        assertEquals(at("2019-07-01T10:00:00Z"), trade.exchangeTime);
        MarketEvent interest = ticks.of(TickType.OPEN_INTEREST).get(0);
        assertEquals(15_000, interest.openInterest, "units already");
        assertEquals(at("2019-07-01T13:30:00Z"), interest.exchangeTime);
    }

    @Test
    void shouldReadTheUnifiedFormatWithThePriceOfTheIndex() {
        ImportReport report = run("BhavCopy_NSE_FO_0_0_0_20240814_F_0000.csv", UNIFIED_HEADER, UNIFIED_ROW);
        assertEquals(1, report.rows(BhavcopyImporter.ROWS).accepted(), report.toText());
        assertEquals(24_143.75, ticks.of(TickType.UNDERLYING_PRICE).get(0).price);
        assertEquals(113_799 * 25.0, ticks.of(TickType.TRADE).get(0).size);
        assertEquals(622_200, ticks.of(TickType.OPEN_INTEREST).get(0).openInterest);
        assertTrue(report.notes().isEmpty(), report.notes().toString());
    }

    @Test
    void shouldReadDaysAsTablesThatAreNoTextGiveThem() {
        ImportReport report = run(
                "BhavCopy_NSE_FO_0_0_0_20240814_F_0000.csv",
                UNIFIED_HEADER,
                UNIFIED_ROW
                        .replace("2024-08-14", "2024-08-14T00:00:00Z")
                        .replace("2024-08-22", "2024-08-22T00:00:00Z"));
        assertEquals(1, report.rows(BhavcopyImporter.ROWS).accepted(), report.toText());
    }

    @Test
    void shouldSayWhenTheFileHasAnotherLotThanTheVenue() {
        ImportReport report = run(
                "BhavCopy_NSE_FO_0_0_0_20240814_F_0000.csv", UNIFIED_HEADER, UNIFIED_ROW.replace(",F1,25,", ",F1,50,"));
        assertEquals(1L, report.notes().get("lots unlike that of the venue's file"));
    }

    @Test
    void shouldDefineAnOptionAgainWhenItsLotChangesInMidLife() {
        String april = UNIFIED_ROW
                .replace("2024-08-14", "2024-04-25")
                .replace("2024-08-22", "2024-05-30")
                .replace(",F1,25,", ",F1,50,");
        new TextSource(folder)
                .file("BhavCopy_NSE_FO_0_0_0_20240425_F_0000.csv", UNIFIED_HEADER, april)
                .file(
                        "BhavCopy_NSE_FO_0_0_0_20240426_F_0000.csv",
                        UNIFIED_HEADER,
                        april.replace("2024-04-25", "2024-04-26").replace(",F1,50,", ",F1,25,"));
        ImportReport report = new BhavcopyImporter().run(List.of(folder), ticks);
        assertTrue(report.notes().isEmpty(), report.notes().toString());
        List<MarketEvent> definitions = ticks.of(TickType.INSTRUMENT);
        assertEquals(3, definitions.size());
        assertEquals(50, definitions.get(1).definition.contractSize());
        assertEquals(25, definitions.get(2).definition.contractSize());
        assertEquals(at("2024-04-26T03:45:00Z"), definitions.get(2).exchangeTime, "before the open of the day");
        assertEquals(113_799 * 25.0, ticks.of(TickType.TRADE).get(1).size);
    }

    @Test
    void shouldGiveNoOpenInterestOfWhatExpiredAtTheClose() {
        run("fo04JUL2019bhav.csv", LEGACY_HEADER, LEGACY_ROW.replace("01-JUL-2019", "04-JUL-2019"));
        assertEquals(0, ticks.of(TickType.OPEN_INTEREST).size());
        List<TickType> types =
                ticks.types().stream().filter(type -> type != TickType.CLOCK).toList();
        assertEquals(List.of(TickType.SESSION, TickType.TRADE, TickType.SESSION, TickType.SESSION), types);
    }

    @Test
    void shouldRejectFuturesAndProductsThatTheVenueDoesNotListAndNameWhatIsMalformed() {
        ImportReport report = run(
                "fo01JUL2019bhav.csv",
                LEGACY_HEADER,
                LEGACY_ROW,
                LEGACY_ROW,
                LEGACY_ROW.replace("OPTIDX", "FUTIDX").replace("11800,CE", "0,XX"),
                LEGACY_ROW.replace("OPTIDX,NIFTY", "OPTSTK,INFY"),
                LEGACY_ROW.replace("CE", "CA"),
                LEGACY_ROW.replace("01-JUL-2019", "30-JUN-2019"),
                LEGACY_ROW.replace("OPTIDX", "BOND"));
        assertEquals(1, report.rows(BhavcopyImporter.ROWS).accepted());
        assertEquals(1, report.rows(BhavcopyImporter.ROWS).rejected(RejectReason.DUPLICATE));
        assertEquals(2, report.rows(BhavcopyImporter.ROWS).rejected(RejectReason.OTHER_INSTRUMENT));
        assertEquals(1, report.rows(BhavcopyImporter.ROWS).rejected(RejectReason.HOLIDAY));
        assertEquals("OPTION_TYP", report.malformed().get(0).field());
        assertTrue(report.malformed().get(1).toString().contains("OPTIDX, OPTSTK, FUTIDX"), report.toText());
    }
}
