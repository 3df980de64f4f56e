package io.strikeiq.core.metrics.regime;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedPercentile;

/**
 * Where ATM σ stands in its own decayed history: below the 20th percentile low, below the 70th normal, below the 90th
 * elevated, else extreme; unknown until the history is long enough.
 */
public final class IvRegime implements Visited {
    static final int LOW = 0;
    static final int NORMAL = 1;
    static final int ELEVATED = 2;
    static final int EXTREME = 3;
    private static final double NORMAL_FROM = 20;
    private static final double ELEVATED_FROM = 70;
    private static final double EXTREME_FROM = 90;
    private static final double LOWEST_SIGMA = 0.005;
    private static final double HIGHEST_SIGMA = 10;
    /** A bin is 0.19 % of σ wide. */
    private static final int BINS = 4096;

    private final DecayedPercentile history;

    IvRegime(RegimeSettings settings) {
        history = DecayedPercentile.logarithmic(
                LOWEST_SIGMA, HIGHEST_SIGMA, BINS, settings.ivHalfLife(), settings.ivMinimum());
    }

    void show(MetricFrame frame) {
        double percentile = history.rank(frame.get(Metric.ATM_SIGMA_CONTINUOUS));
        frame.set(Metric.IV_PERCENTILE, percentile);
        frame.set(Metric.IV_REGIME, regime(percentile));
    }

    static double regime(double percentile) {
        if (Double.isNaN(percentile)) {
            return Double.NaN;
        }
        if (percentile < NORMAL_FROM) {
            return LOW;
        }
        if (percentile < ELEVATED_FROM) {
            return NORMAL;
        }
        return percentile < EXTREME_FROM ? ELEVATED : EXTREME;
    }

    /** Points between a percentile and the nearest boundary of two regimes; {@code NaN} when unknown. */
    public static double distanceToBoundary(double percentile) {
        double low = Math.abs(percentile - NORMAL_FROM);
        double middle = Math.abs(percentile - ELEVATED_FROM);
        return Math.min(Math.min(low, middle), Math.abs(percentile - EXTREME_FROM));
    }

    void sample(long active, MetricFrame frame) {
        history.add(active, frame.get(Metric.ATM_SIGMA_CONTINUOUS));
    }

    @Override
    public void visit(StateVisitor visitor) {
        history.visit(visitor);
    }
}
