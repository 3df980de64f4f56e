package io.strikeiq.learning.statistics;

import java.util.Arrays;

/** Where a number lies, by what came of drawing again. {@code NaN} at both ends when that is not known. */
public record Interval(double low, double high) {
    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    /**
     * The middle of draws (percentile interval, Efron 1979); draws that are {@code NaN} are left out.
     *
     * @param level share of the draws inside, in (0, 1)
     */
    public static Interval ofDraws(double[] draws, double level) {
        double[] known =
                Arrays.stream(draws).filter(d -> !Double.isNaN(d)).sorted().toArray();
        if (known.length == 0) {
            return UNKNOWN;
        }
        return new Interval(quantile(known, (1 - level) / 2), quantile(known, (1 + level) / 2));
    }

    /** Quantile of sorted values, linear between two (Hyndman and Fan 1996, type 7). */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    public double width() {
        return high - low;
    }
}
