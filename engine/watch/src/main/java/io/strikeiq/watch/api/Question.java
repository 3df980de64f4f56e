package io.strikeiq.watch.api;

import io.strikeiq.core.metrics.Metric;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The parameters of a question; one that is not allowed, or is there twice, makes it wrong. */
public final class Question {
    /** Seconds since the epoch; beyond them nanoseconds are no long. */
    private static final long LATEST = 9_200_000_000L;

    private static final Set<String> METRICS =
            Arrays.stream(Metric.values()).map(Metric::name).collect(Collectors.toUnmodifiableSet());

    private final Map<String, List<String>> parameters;

    /**
     * @param parameters values by name
     * @param allowed names that there may be
     * @throws ApiException when there is another
     */
    public Question(Map<String, List<String>> parameters, Set<String> allowed) {
        this.parameters = parameters;
        parameters.forEach((name, values) -> {
            if (!allowed.contains(name)) {
                throw wrong("there is no parameter '" + shown(name) + "' here; allowed "
                        + (allowed.isEmpty() ? "none" : String.join(", ", new TreeSet<>(allowed))));
            } else if (values.size() != 1) {
                throw wrong(name + " is there " + values.size() + " times; allowed once");
            }
        });
    }

    /**
     * Of a question without parameters.
     *
     * @throws ApiException when there is one
     */
    static void none(Map<String, List<String>> parameters) {
        if (!parameters.isEmpty()) {
            throw wrong("there are no parameters here");
        }
    }

    private static ApiException wrong(String message) {
        return new ApiException(ApiException.WRONG, message);
    }

    /** What somebody sent, short and without what is no letter of a text. */
    public static String shown(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= 64 ? clean : clean.substring(0, 64) + "...";
    }

    /** A text, null when it is not there. */
    public String text(String name) {
        List<String> values = parameters.get(name);
        String value = values == null || values.get(0).isEmpty() ? null : values.get(0);
        if (value != null && value.indexOf('\0') >= 0) {
            throw wrong(name + " has a character that no text has");
        }
        return value;
    }

    /** A number, {@code NaN} when it is not there. */
    public double number(String name, double least, double most) {
        String text = text(name);
        if (text == null) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // It is wrong as one out of range is.
        }
        throw wrong(name + "=" + shown(text) + " is not allowed; allowed " + least + " to " + most);
    }

    /** Names of metrics, empty when none are there. */
    public Set<String> metrics(String name) {
        String text = text(name);
        Set<String> names = new LinkedHashSet<>();
        for (String each : text == null ? new String[0] : text.split(",", -1)) {
            if (!METRICS.contains(each)) {
                throw wrong(name + "=" + shown(text) + " names a metric that there is not");
            }
            names.add(each);
        }
        return names;
    }

    /** A whole number. */
    public int integer(String name, int standard, int least, int most) {
        String text = text(name);
        if (text == null) {
            return standard;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // It is wrong as one out of range is.
        }
        throw wrong(name + "=" + shown(text) + " is not allowed; allowed " + least + " to " + most);
    }

    /** A time, null when it is not there. */
    Instant time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            // In an address a plus sign is a blank.
            Instant time = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            if (time.isAfter(Instant.EPOCH) && time.isBefore(Instant.EPOCH.plusSeconds(LATEST))) {
                return time;
            }
        } catch (DateTimeException e) {
            // It is wrong as one out of range is.
        }
        throw wrong(name + "=" + shown(text)
                + " is not allowed; allowed times such as 2026-01-05T08:44:19Z, from 1970 to 2261");
    }
}
