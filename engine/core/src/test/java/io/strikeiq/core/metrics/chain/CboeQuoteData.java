package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.instrument.OptionRight;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reader of a Cboe quote table of one day: each row a strike of an expiry with its call and its put. */
final class CboeQuoteData {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM dd yyyy", Locale.ENGLISH);
    private static final int HEADER_LINES = 4;
    /** Date, right and strike behind the root in an option's symbol. */
    private static final int CODE_LENGTH = 15;

    private static final int PUT_COLUMNS = 11;

    /** One option; contracts of one date that settle in the morning and in the evening differ in their root. */
    record Row(
            LocalDate expiry,
            String root,
            OptionRight right,
            double strike,
            double volume,
            double iv,
            double gamma,
            double oi) {}

    final List<Row> rows = new ArrayList<>();

    CboeQuoteData(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines().skip(HEADER_LINES).forEach(this::add);
        }
    }

    private void add(String line) {
        String[] fields = line.split(",", -1);
        LocalDate expiry = LocalDate.parse(fields[0], DATE);
        double strike = Double.parseDouble(fields[11]);
        rows.add(row(fields, 0, expiry, OptionRight.CALL, strike));
        rows.add(row(fields, PUT_COLUMNS, expiry, OptionRight.PUT, strike));
    }

    private static Row row(String[] fields, int from, LocalDate expiry, OptionRight right, double strike) {
        return new Row(
                expiry,
                fields[1].substring(0, fields[1].length() - CODE_LENGTH),
                right,
                strike,
                Double.parseDouble(fields[from + 6]),
                Double.parseDouble(fields[from + 7]),
                Double.parseDouble(fields[from + 9]),
                Double.parseDouble(fields[from + 10]));
    }

    /** Week days from one date to another, the later one excluded, at least one. */
    static int businessDays(LocalDate from, LocalDate to) {
        int days = 0;
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days++;
            }
        }
        return Math.max(1, days);
    }
}
