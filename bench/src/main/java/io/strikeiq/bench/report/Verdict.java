package io.strikeiq.bench.report;

import java.util.Locale;

/**
 * A measured value beside the target that was set for it.
 *
 * @param what what was measured
 * @param measured the value, NaN when it could not be measured
 * @param comparison on which side of the bound the value must be
 * @param bound the target
 * @param unit of both
 */
public record Verdict(String what, double measured, Comparison comparison, double bound, String unit) {
    /** On which side of the bound a value meets its target. */
    public enum Comparison {
        AT_MOST("≤"),
        AT_LEAST("≥");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    /** A target that is met by a value not above it. */
    public static Verdict atMost(String what, double measured, double bound, String unit) {
        return new Verdict(what, measured, Comparison.AT_MOST, bound, unit);
    }

    /** A target that is met by a value not below it. */
    public static Verdict atLeast(String what, double measured, double bound, String unit) {
        return new Verdict(what, measured, Comparison.AT_LEAST, bound, unit);
    }

    /** Whether the target is met; not so when nothing was measured. */
    public boolean isMet() {
        return comparison == Comparison.AT_MOST ? measured <= bound : measured >= bound;
    }

    /** Such as {@code ≤ 200 ns}. */
    public String target() {
        return (comparison.sign + " " + number(bound) + " " + unit).strip();
    }

    /** The measured value with its unit, or {@code not measured}. */
    public String value() {
        return Double.isNaN(measured) ? "not measured" : (number(measured) + " " + unit).strip();
    }

    /** Met, or not. */
    public String outcome() {
        return isMet() ? "met" : "NOT MET";
    }

    private static String number(double value) {
        double magnitude = Math.abs(value);
        String format = magnitude >= 100 || value == Math.rint(value) ? "%,.0f" : magnitude >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
