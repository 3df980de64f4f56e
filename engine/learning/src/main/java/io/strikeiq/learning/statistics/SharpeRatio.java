package io.strikeiq.learning.statistics;

import io.strikeiq.core.pricing.NormalDistribution;

/**
 * How much of a Sharpe ratio is luck (Bailey, López de Prado 2012, 2014). Ratios are of one period, not annualised; kurtosis
 * is 3 for a normal distribution.
 */
public final class SharpeRatio {
    private static final double EULER_MASCHERONI = 0.5772156649015329;

    private SharpeRatio() {}

    /**
     * Probabilistic Sharpe ratio: the probability that the true one is above a benchmark.
     *
     * @param periods number of returns
     */
    public static double probabilistic(double ratio, double benchmark, int periods, double skewness, double kurtosis) {
        double variance = 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio;
        return NormalDistribution.cdf((ratio - benchmark) * Math.sqrt(periods - 1.0) / Math.sqrt(variance));
    }

    /**
     * The largest ratio to be expected of independent trials none of which has any merit.
     *
     * @param variance of the ratios of trials
     * @param trials at least 1; of one, 0 is expected
     */
    public static double expectedMaximum(double variance, double trials) {
        if (trials <= 1) {
            return 0;
        }
        return Math.sqrt(variance)
                * ((1 - EULER_MASCHERONI) * NormalDistribution.inverseCdf(1 - 1 / trials)
                        + EULER_MASCHERONI * NormalDistribution.inverseCdf(1 - 1 / (trials * Math.E)));
    }

    /** Deflated Sharpe ratio: the probability that it is above what the best of that many trials would show by luck. */
    public static double deflated(
            double ratio, int periods, double skewness, double kurtosis, double variance, double trials) {
        return probabilistic(ratio, expectedMaximum(variance, trials), periods, skewness, kurtosis);
    }
}
