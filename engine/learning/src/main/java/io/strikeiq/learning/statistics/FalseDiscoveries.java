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
        double[] alike = new double[p.length];
        Arrays.fill(alike, 1);
        return adjusted(p, alike);
    }

    /**
     * As the other, where some trials may be found more easily than others (Genovese, Roeder, Wasserman 2006): each p-value is
     * divided by its weight, weights having the mean 1 among the trials.
     *
     * @param weights positive, of any mean
     */
    public static double[] adjusted(double[] p, double[] weights) {
        int[] known =
                IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).toArray();
        double mean =
                Arrays.stream(known).mapToDouble(i -> weights[i]).average().orElse(1);
        double[] weighted = new double[p.length];
        Arrays.setAll(weighted, i -> p[i] / (weights[i] / mean));
        int[] falling = Arrays.stream(known)
                .boxed()
                .sorted((a, b) -> Double.compare(weighted[b], weighted[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double least = 1;
        for (int i = 0; i < falling.length; i++) {
            int rank = falling.length - i;
            least = Math.min(least, weighted[falling[i]] * falling.length / rank);
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
