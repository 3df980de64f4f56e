package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.testing.ReferenceReport;
import io.strikeiq.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class BlackScholesSpotTest {
    private static final Pattern FILE_NAME =
            Pattern.compile("NIFTY/(\\d+[A-Z]{3}\\d{4})/NIFTY_(\\d\\d-\\d\\d-\\d{4})_.*\\.csv");
    private static final DateTimeFormatter EXPIRY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dMMMyyyy")
            .toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter CAPTURED = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ENGLISH);
    private static final long INDIA = 19_800_000_000_000L;

    /** A stale capture repeats one spot; a spot seen in more tables of one expiry than this is one. */
    private static final int MOST_REPEATS = 2;

    private record Row(
            String expiryAndSpot, double spot, double strike, boolean call, double last, double printed, int days) {}

    @Test
    void shouldInvertItsOwnPrice() {
        for (double strike = 9000; strike <= 13000; strike += 100) {
            boolean call = strike > 11_000;
            double price = BlackScholesSpot.price(call, 11_000, strike, 0.14, 12);
            assertEquals(0.14, BlackScholesSpot.implied(price, 11_000, strike, 12, call), 1e-12, "strike " + strike);
        }
    }

    @Test
    void shouldCountWholeDaysOfTheLocalCalendar() {
        long evening = nanos("2019-07-15T18:29:59Z");
        long nextMorning = nanos("2019-07-15T18:30:00Z");
        long expiry = nanos("2019-07-18T10:00:00Z");
        assertEquals(3, BlackScholesSpot.calendarDays(evening, expiry, INDIA), "a second before midnight in India");
        assertEquals(2, BlackScholesSpot.calendarDays(nextMorning, expiry, INDIA), "midnight in India");
        assertEquals(0, BlackScholesSpot.calendarDays(expiry, expiry, INDIA), "the expiry day");
        assertEquals(Double.NaN, BlackScholesSpot.implied(10, 11_000, 11_000, 0, true), "on the expiry day");
    }

    private static long nanos(String instant) {
        return Instant.parse(instant).toEpochMilli() * 1_000_000;
    }

    /**
     * The exchange computes from the last trade and the spot of that moment, the table shows a spot up to some minutes
     * younger: the median, not the worst, says whether the convention is the same. A wrong rate sets calls and puts apart.
     */
    @Test
    void shouldReproduceTheVolatilitiesThatTheExchangePrints() throws IOException {
        List<Row> rows = liquidRows();
        checkMedian(
                "NSE's printed volatility, calls, points",
                rows.stream().filter(Row::call).toList(),
                0.05,
                false);
        checkMedian(
                "NSE's printed volatility, puts, points",
                rows.stream().filter(row -> !row.call).toList(),
                0.05,
                false);
        checkMedian("NSE's printed volatility, absolute, points", rows, 0.25, true);
    }

    private static void checkMedian(String quantity, List<Row> rows, double tolerance, boolean absolute) {
        List<Double> errors = new ArrayList<>();
        for (Row row : rows) {
            double sigma = BlackScholesSpot.implied(row.last, row.spot, row.strike, row.days, row.call);
            if (!Double.isNaN(sigma)) {
                double error = 100 * sigma - row.printed;
                errors.add(absolute ? Math.abs(error) : error);
            }
        }
        Collections.sort(errors);
        double median = errors.isEmpty() ? Double.NaN : Math.abs(errors.get(errors.size() / 2));
        ReferenceReport.check(
                "implied volatility on spot", "NSE tables, July 2019", quantity, median, tolerance, errors.size());
    }

    private static List<Row> liquidRows() throws IOException {
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> tablesOfSpot = new HashMap<>();
        try (ZipFile zip =
                new ZipFile(SharedData.file("nse-2019/NIFTY_weekly_2019-07.zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Matcher name = FILE_NAME.matcher(entry.getName());
                if (name.matches()) {
                    readTable(zip, entry, name.group(1), daysBetween(name), rows, tablesOfSpot);
                }
            }
        }
        rows.removeIf(row -> tablesOfSpot.get(row.expiryAndSpot) > MOST_REPEATS);
        return rows;
    }

    private static int daysBetween(Matcher name) {
        LocalDate expiry = LocalDate.parse(name.group(1), EXPIRY);
        return (int) ChronoUnit.DAYS.between(LocalDate.parse(name.group(2), CAPTURED), expiry);
    }

    private static void readTable(
            ZipFile zip, ZipEntry entry, String expiry, int days, List<Row> rows, Map<String, Integer> tablesOfSpot)
            throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            Set<String> spots = new HashSet<>();
            while ((line = reader.readLine()) != null) {
                String[] f = line.split(",", -1);
                spots.add(expiry + f[22]);
                addIfLiquid(rows, expiry + f[22], f[22], f[11], true, f[5], f[4], f[3], days);
                addIfLiquid(rows, expiry + f[22], f[22], f[11], false, f[17], f[18], f[19], days);
            }
            spots.forEach(spot -> tablesOfSpot.merge(spot, 1, Integer::sum));
        }
    }

    private static void addIfLiquid(
            List<Row> rows,
            String expiryAndSpot,
            String current,
            String strike,
            boolean call,
            String last,
            String printed,
            String volume,
            int days) {
        if (current.equals("-") || last.equals("-") || printed.equals("-") || volume.equals("-") || days < 1) {
            return;
        }
        double spot = Double.parseDouble(current);
        double level = Double.parseDouble(strike);
        if (Double.parseDouble(volume) >= 2000 && Math.abs(level / spot - 1) < 0.02) {
            rows.add(new Row(
                    expiryAndSpot, spot, level, call, Double.parseDouble(last), Double.parseDouble(printed), days));
        }
    }
}
