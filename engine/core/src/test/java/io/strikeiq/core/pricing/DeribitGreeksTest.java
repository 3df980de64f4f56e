package io.strikeiq.core.pricing;

import io.strikeiq.testing.ReferenceReport;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Recorded tickers of ten options. Deribit's convention: Black-76 on its own forward, no interest, time to 08:00 UTC of the
 * expiry day in years of 365 days, premium in coin, five decimals printed.
 */
class DeribitGreeksTest {
    private static final String AREA = "greeks";
    private static final String REFERENCE = "Deribit tickers";
    private static final double HALF_OF_LAST_DIGIT = 0.5e-5;
    private static final DateTimeFormatter EXPIRY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dMMMyy")
            .toFormatter(Locale.ENGLISH);

    private record Ticker(String line, OptionGreeks greeks, double forward, double days) {
        double field(String name) {
            return number(line, name);
        }
    }

    @Test
    void shouldGiveTheGreeksThatTheVenuePrints() throws IOException {
        List<Ticker> tickers = tickers();
        check(tickers, "delta", 1e-4, t -> t.greeks.delta - t.field("delta"));
        check(tickers, "gamma", HALF_OF_LAST_DIGIT * 1.001, t -> t.greeks.gamma - t.field("gamma"));
        check(tickers, "vega per point, dollars", 5e-3, t -> t.greeks.vega - t.field("vega"));
        check(
                tickers.stream().filter(t -> t.days > 1).toList(),
                "theta per day, relative",
                2e-3,
                t -> t.greeks.theta / t.field("theta") - 1);
    }

    @Test
    void shouldGiveTheMarkPriceInCoin() throws IOException {
        double[] errors = tickers().stream()
                .mapToDouble(t -> Math.abs(t.greeks.price / t.forward - t.field("mark_price")))
                .sorted()
                .toArray();
        double median = errors.length == 0 ? Double.NaN : errors[errors.length / 2];
        ReferenceReport.check("Black-76", REFERENCE, "price in coin, median", median, 1e-5, errors.length);
    }

    private static void check(List<Ticker> tickers, String quantity, double tolerance, ToDoubleFunction<Ticker> error) {
        double worst = tickers.stream()
                .mapToDouble(t -> Math.abs(error.applyAsDouble(t)))
                .max()
                .orElse(Double.NaN);
        ReferenceReport.check(AREA, REFERENCE, quantity, worst, tolerance, tickers.size());
    }

    private static List<Ticker> tickers() throws IOException {
        List<Ticker> tickers = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.file("deribit/ws-frames-20210722.log"))) {
            if (line.contains("\"channel\":\"ticker.")) {
                tickers.add(ticker(line));
            }
        }
        return tickers;
    }

    private static Ticker ticker(String line) {
        Matcher name = Pattern.compile("\"instrument_name\":\"([^\"]+)\"").matcher(line);
        if (!name.find()) {
            throw new IllegalArgumentException(line);
        }
        List<String> parts = Arrays.asList(name.group(1).split("-", -1));
        long expiry = LocalDate.parse(parts.get(1), EXPIRY)
                .atTime(LocalTime.of(8, 0))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
        double days = (expiry - number(line, "timestamp")) / 86_400_000;
        double forward = number(line, "underlying_price");
        double sigma = number(line, "mark_iv") / 100;
        OptionGreeks greeks = new OptionGreeks();
        Greeks.compute(
                parts.get(3).equals("C"),
                forward,
                Double.parseDouble(parts.get(2)),
                sigma,
                days / 365,
                number(line, "interest_rate"),
                greeks);
        return new Ticker(line, greeks, forward, days);
    }

    private static double number(String line, String field) {
        Matcher matcher = Pattern.compile("\"" + field + "\":(-?[0-9.eE-]+)").matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException(field + " in " + line);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
