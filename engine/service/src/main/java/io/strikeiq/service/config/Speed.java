package io.strikeiq.service.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a replay goes.
 *
 * @param factor event time over real time; infinite for as fast as possible
 */
public record Speed(double factor) {
    /** What {@link #parse} takes. */
    public static final String FORM = "max, or a factor from 0.01x to 10000x such as 1x or 10x";

    /** As fast as the pipeline takes the ticks. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final Pattern FACTOR = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,3})?)x");

    /**
     * Reads {@code max}, {@code 1x}, {@code 10x}.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    public static Speed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        Matcher matcher = FACTOR.matcher(text);
        double factor = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        if (!(factor >= 0.01 && factor <= 10_000)) {
            throw new IllegalArgumentException("'" + text + "' is not a speed; allowed " + FORM);
        }
        return new Speed(factor);
    }

    public boolean isPaced() {
        return factor < Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        if (!isPaced()) {
            return "max";
        }
        return (factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor)) + "x";
    }
}
