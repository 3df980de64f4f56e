package io.strikeiq.learning.statistics;

/**
 * The distribution of a sum of independent values, exactly: values are multiples of {@value #STEP}, and the chances of all
 * sums are convolved value by value. So a tail needs neither draws, whose ranks are coarse there, nor a normal distribution,
 * which a sum of few or lopsided values is not.
 */
final class SumDistribution {
    /** What a win is made of: a tie counts half. */
    static final double STEP = 0.5;

    private static final double ROUNDING = 1e-6;

    private double[] chances = {1};
    private int least;

    /** Position of a value on the lattice. */
    private static int place(double value) {
        double steps = value / STEP;
        int place = (int) Math.round(steps);
        if (!(Math.abs(steps - place) <= ROUNDING)) {
            throw new IllegalArgumentException(value + " is no multiple of " + STEP);
        }
        return place;
    }

    /**
     * Adds a value that is one of a few, equally likely within each of two groups.
     *
     * @param share chance that it is one of the first group
     */
    void add(double[] first, double share, double[] second) {
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (double[] group : new double[][] {first, second}) {
            for (double value : group) {
                low = Math.min(low, place(value));
                high = Math.max(high, place(value));
            }
        }
        double[] value = new double[high - low + 1];
        for (double each : first) {
            value[place(each) - low] += share / first.length;
        }
        for (double each : second) {
            value[place(each) - low] += (1 - share) / second.length;
        }
        double[] sums = new double[chances.length + high - low];
        for (int i = 0; i < chances.length; i++) {
            for (int j = 0; j < value.length && chances[i] > 0; j++) {
                sums[i + j] += chances[i] * value[j];
            }
        }
        chances = sums;
        least += low;
    }

    /** Chance that the sum is at least so much. */
    double atLeast(double sum) {
        double chance = 0;
        for (int i = chances.length - 1; i >= Math.max(0, place(sum) - least); i--) {
            chance += chances[i];
        }
        return Math.min(1, chance);
    }
}
