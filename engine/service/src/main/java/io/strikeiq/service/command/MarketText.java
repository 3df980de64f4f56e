package io.strikeiq.service.command;

import java.time.Instant;
import java.util.Locale;

/** Figures of a market as people read them. */
final class MarketText {
    private MarketText() {}

    static String heading(String symbol, Instant time, String run) {
        return symbol + " at " + time + ", run " + run + System.lineSeparator();
    }

    /** Six digits; a dash for what is unknown. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        return size >= 1e6 || (size < 1e-3 && size > 0)
                ? String.format(Locale.ROOT, "%.4e", value)
                : String.format(Locale.ROOT, "%,.4f", value);
    }
}
