package io.strikeiq.imports.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.TextSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeribitImporterTest {
    private static final String HEADER = "timestamp,instrument_name,option_type,strike,expiry_datetime,bid_price,"
            + "ask_price,implied_volatility,delta,vega,open_interest,underlying,currency,index_price";
    private static final String FIRST = "2026-03-01T04:47:01.071158+00:00";
    private static final String SECOND = "2026-03-01T09:22:18.5+00:00";

    @TempDir
    private Path folder;

    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run() {
        return new DeribitImporter().run(List.of(folder), ticks);
    }

    private void snapshot(String stamp, String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        new TextSource(folder).file("deribit_options_snapshot_" + stamp + "Z.csv", lines);
    }

    private static String row(String time, String expiry, int strike, String bid, double openInterest) {
        String day = Integer.valueOf(expiry.substring(8)).toString();
        return time + ",BTC-" + day + "MAR26-" + strike + "-C,call," + strike + ".0," + expiry + "T08:00:00+00:00,"
                + bid + ",0.031,0.5512,0.52,66.1," + openInterest + ",67466.94,BTC,67443.01";
    }

    private static String utc(long nanos) {
        return Instant.EPOCH.plus(nanos, ChronoUnit.NANOS).toString();
    }

    @Test
    void shouldTurnASnapshotIntoDefinitionsQuotesInCoinOpenInterestAndGreeks() {
        snapshot("20260301T044701", row(FIRST, "2026-03-27", 68000, "0.03", 12.5));
        run();
        assertEquals(
                List.of("BTC", "BTC-27MAR26-68000-C"),
                ticks.instruments().stream().map(Instrument::symbol).toList());
        Instrument option = ticks.instrument(1);
        assertEquals(PremiumUnit.COIN, option.premiumUnit());
        assertEquals("DERIBIT", option.venue());
        assertEquals("2026-03-27T08:00:00Z", utc(option.expiryTime()));
        MarketEvent quote = ticks.of(TickType.QUOTE).get(0);
        assertEquals("2026-03-01T04:47:01.071158Z", utc(quote.exchangeTime));
        assertEquals(0.03, quote.bidPrice);
        assertEquals(0.031, quote.askPrice);
        assertTrue(Double.isNaN(quote.bidSize));
        assertEquals(67443.01, ticks.of(TickType.UNDERLYING_PRICE).get(0).price);
        assertEquals(12.5, ticks.of(TickType.OPEN_INTEREST).get(0).openInterest);
        MarketEvent greeks = ticks.of(TickType.VENUE_GREEKS).get(0);
        assertEquals(0.5512, greeks.venueIv);
        assertEquals(0.52, greeks.venueDelta);
        assertEquals(66.1, greeks.venueVega);
        assertEquals(67466.94, greeks.venueForward);
        assertTrue(Double.isNaN(greeks.venueGamma));
    }

    @Test
    void shouldIgnoreAByteOrderMarkBeforeTheHeader() {
        new TextSource(folder)
                .file(
                        "deribit_options_snapshot_20260301T044701Z.csv",
                        "\uFEFF" + HEADER,
                        row(FIRST, "2026-03-27", 68000, "0.03", 12.5));
        assertEquals(1, run().rows().accepted());
        assertEquals("2026-03-01T04:47:01.071158Z", utc(ticks.of(TickType.QUOTE).get(0).exchangeTime));
    }

    @Test
    void shouldExpireOptionsAndBeginTheDayAtEightBetweenSnapshots() {
        snapshot(
                "20260301T044701",
                row(FIRST, "2026-03-01", 68000, "0.03", 1),
                row(FIRST, "2026-03-02", 68000, "0.03", 1));
        snapshot(
                "20260301T092218",
                row(SECOND, "2026-03-02", 68000, "0.03", 2),
                row(SECOND, "2026-03-03", 68000, "", 1));
        run();
        List<MarketEvent> sessions = ticks.of(TickType.SESSION);
        assertEquals(
                List.of(SessionPhase.OPEN, SessionPhase.EXPIRY),
                sessions.stream().map(tick -> tick.sessionPhase).toList());
        assertEquals("2026-03-01T08:00:00Z", utc(sessions.get(1).exchangeTime));
        assertEquals(1, sessions.get(1).instrumentId);
        MarketEvent day = ticks.of(TickType.DAY).get(0);
        assertEquals("2026-03-01T08:00:00Z", utc(day.exchangeTime));
        assertTrue(ticks.types().indexOf(TickType.DAY) > ticks.types().lastIndexOf(TickType.SESSION));
        assertEquals("BTC-3MAR26-68000-C", ticks.instrument(3).symbol(), "listed by the second snapshot");
        assertEquals(3, ticks.of(TickType.QUOTE).size(), "none for what did not change");
        assertEquals(4, ticks.of(TickType.OPEN_INTEREST).size());
    }

    @Test
    void shouldCountEveryRowThatGivesNoTick() {
        snapshot(
                "20260301T092218",
                row(SECOND, "2026-03-27", 68000, "0.03", 1),
                row(SECOND, "2026-03-27", 68000, "0.03", 1),
                row(SECOND, "2026-03-27", 69000, "0.04", 1),
                row(SECOND, "2026-03-01", 69000, "0.03", 1),
                row(SECOND, "2026-03-27", 70000, "1e999", 1),
                row(SECOND, "2026-03-27", 71000, "0.03", 1).replace("BTC,67443.01", "DOGE,67443.01"),
                row(FIRST, "2026-03-27", 72000, "0.03", 1));
        new TextSource(folder)
                .file(
                        "z/deribit_options_snapshot_20260301T092218Z.csv",
                        HEADER,
                        row(SECOND, "2026-03-27", 68000, "0.03", 1));
        ImportReport report = run();
        assertEquals(1, report.files().rejected(RejectReason.DUPLICATE));
        assertEquals(2, report.rows().rejected(RejectReason.DUPLICATE));
        assertEquals(1, report.rows().rejected(RejectReason.CROSSED));
        assertEquals(1, report.rows().rejected(RejectReason.AFTER_EXPIRY));
        assertEquals(3, report.malformedRows());
        assertEquals(1, report.rows().accepted());
        String described = report.malformed().toString();
        assertTrue(described.contains("add it under products in venues/deribit.yaml"), described);
        assertTrue(described.contains("a time within an hour of that in the file's name"), described);
    }

    @Test
    void shouldNameAColumnThatLacksAndATimeThatDoesNotExist() {
        new TextSource(folder)
                .file("deribit_options_snapshot_20260301T044701Z.csv", HEADER.replace("delta", "Delta"), "1,2", "3,4")
                .file("deribit_options_snapshot_20260230T044701Z.csv", HEADER);
        ImportReport report = run();
        assertEquals(2, report.files().rejected(RejectReason.MALFORMED));
        assertEquals(2, report.rows().rejected(RejectReason.MALFORMED));
        String described = report.malformed().toString();
        assertTrue(described.contains("line 1, field 'header'") && described.contains("a column delta"), described);
        assertTrue(described.contains("field 'time': '20260230T044701'"), described);
        assertEquals(2, report.malformedFiles());
    }

    @Test
    void shouldSayWhatASnapshotIsCalledWhereThereIsNone() {
        new TextSource(folder).file("other.csv", "1");
        ImportException failure = assertThrows(ImportException.class, this::run);
        assertTrue(
                failure.getMessage().contains("deribit_options_snapshot_20260301T044701Z.csv"), failure.getMessage());
    }
}
