package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.instrument.OptionRight;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reader of LEAN minute quote bars of options: the last quote of each option. */
final class LeanQuotes {
    private static final double PRICE_SCALE = 10_000;
    private static final int BID_CLOSE = 4;
    private static final int ASK_CLOSE = 9;

    /** An empty side is {@code NaN}. */
    record Last(LocalDate expiry, double strike, OptionRight right, long millisOfDay, double bid, double ask) {}

    private LeanQuotes() {}

    static List<Last> read(Path zip) throws IOException {
        List<Last> quotes = new ArrayList<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            file.stream().forEach(entry -> quotes.add(last(file, entry)));
        }
        return quotes;
    }

    private static Last last(ZipFile file, ZipEntry entry) {
        String[] name = entry.getName().split("[_.]", -1);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.getInputStream(entry), StandardCharsets.UTF_8))) {
            String[] fields = lines.lines()
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .split(",", -1);
            return new Last(
                    LocalDate.parse(name[name.length - 2], DateTimeFormatter.BASIC_ISO_DATE),
                    Double.parseDouble(name[name.length - 3]) / PRICE_SCALE,
                    name[name.length - 4].equals("call") ? OptionRight.CALL : OptionRight.PUT,
                    Long.parseLong(fields[0]),
                    price(fields[BID_CLOSE]),
                    price(fields[ASK_CLOSE]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double price(String field) {
        return field.isEmpty() ? Double.NaN : Double.parseDouble(field) / PRICE_SCALE;
    }
}
