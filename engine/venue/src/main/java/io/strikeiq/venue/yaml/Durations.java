package io.strikeiq.venue.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the config writes them: a number and a unit, such as {@code 250ms}, {@code 30s}, {@code 5m}. */
public final class Durations {
    public static final String FORM = "a number with a unit: ns, us, ms, s, m, h or d";
    private static final Pattern PATTERN = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s?(ns|us|ms|s|m|h|d)");
    private static final double LONGEST = 4e18;
    private static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", 86_400_000_000_000L);
        UNITS.put("h", 3_600_000_000_000L);
        UNITS.put("m", 60_000_000_000L);
        UNITS.put("s", 1_000_000_000L);
        UNITS.put("ms", 1_000_000L);
        UNITS.put("us", 1_000L);
        UNITS.put("ns", 1L);
    }

    private Durations() {}

    /** Nanoseconds, or empty when the text is no duration. */
    public static OptionalLong parse(String text) {
        Matcher matcher = PATTERN.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        double nanos = Double.parseDouble(matcher.group(1)) * UNITS.get(matcher.group(2));
        return nanos > LONGEST ? OptionalLong.empty() : OptionalLong.of(Math.round(nanos));
    }

    /** The shortest form, with the largest unit that divides it. */
    public static String format(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            if (nanos % unit.getValue() == 0) {
                return nanos / unit.getValue() + unit.getKey();
            }
        }
        return nanos + "ns";
    }
}
