package io.strikeiq.watch.view;

import java.util.Locale;

/** A measured value in the words and units of a trading desk. */
final class EvidenceText {
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;

    private EvidenceText() {}

    /**
     * What a value is, and the value.
     *
     * @param meaning of a code: a name, a colon, and the codes each with its word
     * @param value null when unknown
     */
    static String of(String meaning, String unit, Double value) {
        if (!unit.equals("code")) {
            return meaning + ": " + (value == null ? "unknown" : valueOf(unit, value));
        }
        int colon = meaning.indexOf(": ");
        String name = colon < 0 ? meaning : meaning.substring(0, colon);
        String codes = colon < 0 ? "" : meaning.substring(colon + 2);
        return name + ": " + (value == null ? "unknown" : word(codes, value));
    }

    private static String word(String codes, double value) {
        String number = String.format(Locale.ROOT, "%.0f", value);
        for (String code : codes.split(", ", -1)) {
            if (code.startsWith(number + " ")) {
                return code.substring(number.length() + 1);
            }
        }
        return number;
    }

    private static String valueOf(String unit, double value) {
        return switch (unit) {
            case "price" -> price(value);
            case "share" -> format("%.1f %%", 100 * value);
            case "annualised" -> format("%.1f %% a year", 100 * value);
            case "0..100" -> format("%.1f", value);
            case "-1..1" -> format("%+.2f, of -1 to 1", value);
            case "0..1" -> format("%.2f, of 0 to 1", value);
            case "sigma", "sigma of one day", "spreads", "expected moves" -> format("%+.2f ", value) + unit;
            case "levels", "count" -> format("%.0f", value) + (unit.equals("levels") ? " levels" : "");
            case "s" -> duration(value);
            case "1/s" -> format("%.3g per hour", value * HOUR);
            case "1/h" -> format("%.1f per hour", value);
            case "currency/1%" -> money(value) + " per 1 % move";
            case "ratio", "" -> significant(value);
            default -> format("%.2f ", value) + unit;
        };
    }

    /** Two decimals, four below 10; "unknown" for {@code NaN}. */
    static String price(double value) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        return format(Math.abs(value) < 10 ? "%.4f" : "%,.2f", value);
    }

    /** Two decimals; "unknown" for {@code NaN}. */
    static String decimals(double value) {
        return Double.isNaN(value) ? "unknown" : format("%.2f", value);
    }

    private static String significant(double value) {
        return Math.abs(value) < 0.1 ? format("%.2g", value) : format("%.2f", value);
    }

    private static String duration(double seconds) {
        if (seconds < MINUTE) {
            return format("%.1f s", seconds);
        }
        return seconds < HOUR ? format("%.1f min", seconds / MINUTE) : format("%.1f h", seconds / HOUR);
    }

    private static String money(double value) {
        double size = Math.abs(value);
        if (size >= 1e9) {
            return format("%+.2f bn", value / 1e9);
        }
        return size >= 1e6 ? format("%+.2f m", value / 1e6) : format("%+,.0f", value);
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
