package io.strikeiq.learning.statistics;

import java.util.Arrays;

/**
 * The block length of least mean square error for the variance of a mean (Politis, White 2004, with the correction of
 * Patton, Politis, White 2009): autocovariances through a flat-top window whose width is where correlations end.
 *
 * @param stationary mean length for the stationary bootstrap
 * @param circular length for the circular one
 */
public record BlockLength(double stationary, double circular) {
    /** Two-sided normal quantile that Politis and White choose, c = 2. */
    private static final double SIGNIFICANT = 2;

    /** The lengths for a series; both 1 for one that is shorter than 10 or does not vary. */
    public static BlockLength of(double[] series) {
        int n = series.length;
        if (n < 10) {
            return new BlockLength(1, 1);
        }
        double[] covariance = covariances(series, Math.min(n - 1, (int) Math.ceil(Math.sqrt(n)) + longestRun(n)));
        if (!(covariance[0] > 0)) {
            return new BlockLength(1, 1);
        }
        int width = Math.min(covariance.length - 1, 2 * lastCorrelated(covariance, n));
        double variance = covariance[0];
        double slope = 0;
        for (int lag = 1; lag <= width; lag++) {
            double share = lag / (double) width;
            double window = Math.min(1, 2 * (1 - share));
            variance += 2 * window * covariance[lag];
            slope += 2 * window * lag * covariance[lag];
        }
        double most = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
        return new BlockLength(
                within(most, Math.cbrt(2 * slope * slope / (2 * variance * variance) * n)),
                within(most, Math.cbrt(2 * slope * slope / (4.0 / 3 * variance * variance) * n)));
    }

    private static double within(double most, double length) {
        return Math.max(1, Math.min(most, length));
    }

    private static int longestRun(int n) {
        return Math.max(5, (int) Math.log10(n));
    }

    /** The lag at which a run of insignificant correlations begins, as the authors' programs count; else the last significant one. */
    private static int lastCorrelated(double[] covariance, int n) {
        double bound = SIGNIFICANT * Math.sqrt(Math.log10(n) / n);
        int run = longestRun(n);
        int lags = covariance.length - 1;
        for (int from = 1; from + run - 1 <= lags; from++) {
            boolean silent = true;
            for (int lag = from; silent && lag < from + run; lag++) {
                silent = Math.abs(covariance[lag] / covariance[0]) <= bound;
            }
            if (silent) {
                return from;
            }
        }
        for (int lag = lags; lag >= 1; lag--) {
            if (Math.abs(covariance[lag] / covariance[0]) > bound) {
                return lag;
            }
        }
        return 1;
    }

    private static double[] covariances(double[] series, int lags) {
        int n = series.length;
        double mean = Arrays.stream(series).average().orElse(0);
        double[] covariance = new double[lags + 1];
        for (int lag = 0; lag <= lags; lag++) {
            double sum = 0;
            for (int i = lag; i < n; i++) {
                sum += (series[i] - mean) * (series[i - lag] - mean);
            }
            covariance[lag] = sum / n;
        }
        return covariance;
    }
}
