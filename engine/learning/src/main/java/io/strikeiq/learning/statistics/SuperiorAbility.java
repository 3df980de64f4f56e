package io.strikeiq.learning.statistics;

import java.util.Arrays;

/**
 * Test for superior predictive ability (Hansen 2005): whether the best of several models beats a benchmark by more than the
 * best of as many without any ability would. Studentised, by stationary bootstrap. The three p-values differ in how far
 * models that are poor count: not at all (lower), as long as they are not clearly poor (consistent), all (upper).
 *
 * @param statistic the largest studentised mean, at least 0
 * @param best index of the model that has it; −1 when none is above 0
 */
public record SuperiorAbility(double statistic, int best, double lower, double consistent, double upper) {
    /**
     * Tests models.
     *
     * @param performance by model and day, what it did better than the benchmark
     * @param meanBlock mean length of a block in days
     */
    public static SuperiorAbility of(double[][] performance, double meanBlock, int draws, long seed) {
        int days = performance.length == 0 ? 0 : performance[0].length;
        if (days < 3) {
            return new SuperiorAbility(Double.NaN, -1, Double.NaN, Double.NaN, Double.NaN);
        }
        double root = Math.sqrt(days);
        double[] means = Arrays.stream(performance)
                .mapToDouble(p -> Arrays.stream(p).average().orElse(0))
                .toArray();
        double[] deviations = new double[means.length];
        Arrays.setAll(deviations, k -> deviation(performance[k], means[k], meanBlock));
        double statistic = 0;
        int best = -1;
        for (int k = 0; k < means.length; k++) {
            double studentised = deviations[k] > 0 ? root * means[k] / deviations[k] : 0;
            if (studentised > statistic) {
                statistic = studentised;
                best = k;
            }
        }
        double poor = Math.sqrt(2 * Math.log(Math.log(days)));
        StationaryBootstrap bootstrap = new StationaryBootstrap(days, meanBlock, seed);
        int[] times = new int[days];
        int[] beyond = new int[3];
        for (int draw = 0; draw < draws; draw++) {
            bootstrap.drawTimes(times);
            double[] largest = new double[3];
            for (int k = 0; k < means.length; k++) {
                if (deviations[k] > 0) {
                    double drawn = mean(performance[k], times);
                    double studentised = root * means[k] / deviations[k];
                    double[] centre = {Math.max(means[k], 0), studentised >= -poor ? means[k] : 0, means[k]};
                    for (int c = 0; c < 3; c++) {
                        largest[c] = Math.max(largest[c], root * (drawn - centre[c]) / deviations[k]);
                    }
                }
            }
            for (int c = 0; c < 3; c++) {
                beyond[c] += largest[c] >= statistic ? 1 : 0;
            }
        }
        double all = draws + 1.0;
        return new SuperiorAbility(
                statistic, best, (beyond[0] + 1) / all, (beyond[1] + 1) / all, (beyond[2] + 1) / all);
    }

    private static double mean(double[] values, int[] times) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += times[i] * values[i];
        }
        return sum / values.length;
    }

    /** Of √n times the mean, as the stationary bootstrap has it in the limit (Politis, Romano 1994). */
    private static double deviation(double[] values, double mean, double meanBlock) {
        int n = values.length;
        double stay = 1 - 1 / meanBlock;
        double variance = 0;
        for (int lag = 0; lag < n; lag++) {
            double kernel = lag == 0
                    ? 1
                    : (n - lag) / (double) n * Math.pow(stay, lag) + lag / (double) n * Math.pow(stay, n - lag);
            if (kernel < 1e-12) {
                continue;
            }
            double covariance = 0;
            for (int i = lag; i < n; i++) {
                covariance += (values[i] - mean) * (values[i - lag] - mean) / n;
            }
            variance += (lag == 0 ? 1 : 2) * kernel * covariance;
        }
        return Math.sqrt(Math.max(0, variance));
    }
}
