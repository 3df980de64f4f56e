package io.strikeiq.imports.nse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowCounts;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SharedData;
import io.strikeiq.venue.TradingCalendar;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reconciliation of the recorded NSE tables: every row is accepted or rejected for a named reason. */
@LongTest
final class NseRecordedDataTest {
    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(String... sources) {
        List<Path> paths = List.of(sources).stream().map(SharedData::file).toList();
        return new NseImporter().run(paths, ticks);
    }

    private static void assertRejected(RowCounts counts, RejectReason reason, long expected) {
        assertEquals(expected, counts.rejected(reason), reason.label());
    }

    @Test
    void shouldAccountForEveryRowOfNiftyInJuly() {
        ImportReport report = run("nse-2019/NIFTY_2019-07.zip");
        RowCounts rows = report.rows(NseImporter.ROWS);
        assertEquals(2 * 48_743, rows.read());
        assertRejected(rows, RejectReason.EMPTY, 66);
        assertRejected(rows, RejectReason.OUTSIDE_SESSION, 7_034);
        assertRejected(rows, RejectReason.STALE_CONTENT, 15_200);
        assertRejected(rows, RejectReason.STALE_SPOT, 4_518);
        assertRejected(rows, RejectReason.OUT_OF_ORDER, 800);
        assertEquals(69_868, rows.accepted());
        assertEquals(620, report.files().read());
        assertEquals(441, report.files().accepted());
        assertEquals(441, report.ticks(TickType.UNDERLYING_PRICE));
        assertSpotMovesSmoothly();
        assertTradesAddUpToTheLastVolume("nse-2019/NIFTY_2019-07.zip", LocalDate.of(2019, 7, 25), 75);
    }

    @Test
    void shouldAccountForEveryRowOfBankNiftyInJuly() {
        ImportReport report = run("nse-2019/BANKNIFTY_2019-07.zip");
        RowCounts rows = report.rows(NseImporter.ROWS);
        assertEquals(2 * 38_765, rows.read());
        assertRejected(rows, RejectReason.EMPTY, 55);
        assertRejected(rows, RejectReason.OUTSIDE_SESSION, 5_612);
        assertRejected(rows, RejectReason.STALE_CONTENT, 12_160);
        assertRejected(rows, RejectReason.STALE_SPOT, 3_962);
        assertRejected(rows, RejectReason.OUT_OF_ORDER, 640);
        assertEquals(55_101, rows.accepted());
        assertSpotMovesSmoothly();
        assertTradesAddUpToTheLastVolume("nse-2019/BANKNIFTY_2019-07.zip", LocalDate.of(2019, 7, 25), 20);
    }

    @Test
    void shouldTellTablesOfAnotherDayInEveryWeeklyExpiry() {
        ImportReport report = run("nse-2019/NIFTY_weekly_2019-07.zip");
        assertTrue(report.files().rejected(RejectReason.OUT_OF_ORDER) > 0);
        assertSpotMovesSmoothly();
    }

    /** Weekly contracts of NIFTY begin on 11 February 2019; BANKNIFTY has had them since 2016. */
    @Test
    void shouldImportJanuaryToApril2019WholeWithTheExpiriesOfTheTime() {
        for (String symbol : List.of("NIFTY", "BANKNIFTY")) {
            for (String month : List.of("01", "02", "03", "04")) {
                ImportReport report = new NseImporter()
                        .run(
                                List.of(SharedData.file("nse-2019/" + symbol + "_2019-" + month + ".zip")),
                                new RecordedTicks());
                assertEquals(0, report.malformedFiles(), report::toText);
                assertEquals(0, report.malformedRows(), report::toText);
                assertTrue(report.files().accepted() > 150, report::toText);
            }
        }
        ImportReport january = run("nse-2019/NIFTY_2019-01.zip", "nse-2019/NIFTY_2019-02.zip");
        assertTrue(january.files().accepted() > 300, january::toText);
        assertEquals(
                List.of("2019-01-31", "2019-02-14", "2019-02-21", "2019-02-28"),
                ticks.instruments().stream()
                        .filter(instrument -> instrument.isOption())
                        .map(instrument ->
                                instrument.symbol().substring("NIFTY ".length(), "NIFTY 2019-01-31".length()))
                        .distinct()
                        .toList());
    }

    @Test
    void shouldHaveNoTradingOnTheHolidaysOfMayAndJune() {
        ImportReport report = run("nse-2019/NIFTY_2019-05.zip", "nse-2019/NIFTY_2019-06.zip");
        assertEquals(28 + 28, report.files().rejected(RejectReason.HOLIDAY));
        assertSpotMovesSmoothly();
    }

    /** Two captures of a day that belong together differ by the move of some minutes. */
    private void assertSpotMovesSmoothly() {
        double previous = Double.NaN;
        for (MarketEvent tick : ticks.all()) {
            if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
                previous = Double.NaN;
            } else if (tick.type == TickType.UNDERLYING_PRICE) {
                double move = Math.abs(tick.price / previous - 1);
                assertTrue(!(move > 0.0125), "spot moved by " + move + " before " + tick.exchangeTime);
                previous = tick.price;
            }
        }
    }

    private void assertTradesAddUpToTheLastVolume(String source, LocalDate day, double lot) {
        TradingCalendar nse = VenueFiles.shipped().venue("NSE").calendar();
        double traded = ticks.of(TickType.TRADE).stream()
                .filter(tick -> tick.exchangeTime >= nse.openTime(day) && tick.exchangeTime <= nse.closeTime(day))
                .mapToDouble(tick -> tick.size)
                .sum();
        try (SourceTree tree = new SourceTree(List.of(SharedData.file(source)))) {
            NseTable last = tree.files().stream()
                    .filter(file -> nameOf(file)
                            .filter(name ->
                                    name.date().equals(day) && !name.time().isAfter(LocalTime.of(15, 30)))
                            .isPresent())
                    .max(Comparator.comparing(SourceFile::name))
                    .map(NseTable::read)
                    .orElseThrow();
            assertEquals(last.totalVolume() * lot, traded, 1e-6);
        }
    }

    private static Optional<NseFileName> nameOf(SourceFile file) {
        try {
            return NseFileName.parse(file);
        } catch (MalformedRowException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * NSE computes its IV with whole calendar days to expiry, so that the straddle next to the money tells the days: 0.8·S·σ·√τ. They
     * are those to the nearest Thursday, on every day and for both indices: the monthly archives hold the nearest weekly expiry.
     */
    @Test
    void shouldAgreeWithThePrintedVolatilityOnTheDaysToExpiry() {
        Venue nse = VenueFiles.shipped().venue("NSE");
        for (String symbol : List.of("NIFTY", "BANKNIFTY")) {
            Map<LocalDate, Double> days = daysByPrintedVolatility(symbol, "07");
            assertTrue(days.size() >= 13, "days of " + symbol + ": " + days.keySet());
            days.forEach((date, implied) -> {
                LocalDate expiry = nse.product(symbol).nearestExpiry(date);
                assertEquals((double) ChronoUnit.DAYS.between(date, expiry), implied, 0.35, symbol + " on " + date);
            });
        }
    }

    /** Before weekly contracts the tables are of the month's; the printed volatility agrees within its rounding. */
    @Test
    void shouldAgreeWithThePrintedVolatilityOnTheMonthlyAndTheFirstWeeklyExpiries() {
        Venue nse = VenueFiles.shipped().venue("NSE");
        for (String month : List.of("01", "02")) {
            Map<LocalDate, Double> days = daysByPrintedVolatility("NIFTY", month);
            assertTrue(days.size() >= 13, "days: " + days.keySet());
            days.forEach((date, implied) -> {
                double left = ChronoUnit.DAYS.between(date, nse.product("NIFTY").nearestExpiry(date));
                assertEquals(left, implied, 0.35 + 0.04 * left, date.toString());
            });
        }
    }

    /** From the noon capture of the days on which the recorder was not disturbed; none where no IV is printed, on expiry. */
    private static Map<LocalDate, Double> daysByPrintedVolatility(String symbol, String month) {
        Map<LocalDate, Double> days = new HashMap<>();
        try (SourceTree tree =
                new SourceTree(List.of(SharedData.file("nse-2019/" + symbol + "_2019-" + month + ".zip")))) {
            for (SourceFile file : tree.files()) {
                NseFileName name = nameOf(file).orElseThrow();
                boolean disturbed = month.equals("07")
                        && name.date().getDayOfMonth() >= 15
                        && name.date().getDayOfMonth() <= 18;
                if (name.time().equals(LocalTime.NOON) && !disturbed) {
                    double implied = days(NseTable.read(file));
                    if (!Double.isNaN(implied)) {
                        days.put(name.date(), implied);
                    }
                }
            }
        }
        return days;
    }

    private static double days(NseTable table) {
        double nearest = table.rows().stream()
                .mapToDouble(OptionRow::strike)
                .boxed()
                .min(Comparator.comparing(strike -> Math.abs(strike - table.spot())))
                .orElseThrow();
        List<OptionRow> pair =
                table.rows().stream().filter(row -> row.strike() == nearest).toList();
        double straddle =
                pair.stream().mapToDouble(row -> 0.5 * (row.bid() + row.ask())).sum();
        double sigma = pair.stream().mapToDouble(OptionRow::volatility).sum() / 200;
        double root = straddle / (0.8 * table.spot() * sigma);
        return root * root * 365;
    }
}
