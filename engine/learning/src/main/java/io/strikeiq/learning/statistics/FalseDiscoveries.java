package io.strikeiq.learning.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Control of the share of false ones among findings (Benjamini, Hochberg 1995). */
public final class FalseDiscoveries {
    private FalseDiscoveries() {}

    /**
     * Adjusted p-values: the smallest rate at which each would be a finding. Unknown ones stay unknown and are not counted
     * among the trials.
     */
    public static double[] adjusted(double[] p) {
        int[] falling = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(p[b], p[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double least = 1;
        for (int i = 0; i < falling.length; i++) {
            int rank = falling.length - i;
            least = Math.min(least, p[falling[i]] * falling.length / rank);
            adjusted[falling[i]] = least;
        }
        return adjusted;
    }

    /** How many are findings at a rate. */
    public static int found(double[] p, double rate) {
        int found = 0;
        for (double value : adjusted(p)) {
            found += value <= rate ? 1 : 0;
        }
        return found;
    }
}
