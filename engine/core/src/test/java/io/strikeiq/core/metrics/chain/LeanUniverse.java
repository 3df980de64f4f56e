package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.instrument.OptionRight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Reader of a LEAN universe file of GOOG. Its prices are the closes of its own date. Its volatilities and greeks come from
 * Black-Scholes with r = 1 %, q = 0.11374 % (its call delta minus put delta is e^{−qτ}), and whole calendar days counted from the next midnight; its gamma leaves out
 * the factor e^{−qτ}. Where its solver did not converge the volatility does not give back the close; 0 means none.
 */
final class LeanUniverse {
    static final double RATE = 0.01;
    static final double DIVIDEND = 0.0011374;
    /** Midnight after the session of 24 December 2015. */
    static final LocalDate NEXT_DAY = LocalDate.of(2015, 12, 25);

    record Row(
            LocalDate expiry, double strike, OptionRight right, double close, double iv, double delta, double gamma) {
        double tau() {
            return NEXT_DAY.until(expiry, ChronoUnit.DAYS) / 365.0;
        }
    }

    final double spot;
    final List<Row> rows;

    LeanUniverse(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        spot = Double.parseDouble(lines.get(1).split(",", -1)[6]);
        rows = lines.stream().skip(2).map(LeanUniverse::row).toList();
    }

    private static Row row(String line) {
        String[] fields = line.split(",", -1);
        return new Row(
                LocalDate.parse(fields[0], DateTimeFormatter.BASIC_ISO_DATE),
                Double.parseDouble(fields[1]),
                fields[2].equals("C") ? OptionRight.CALL : OptionRight.PUT,
                Double.parseDouble(fields[6]),
                Double.parseDouble(fields[9]),
                Double.parseDouble(fields[10]),
                Double.parseDouble(fields[11]));
    }
}
