package io.strikeiq.core.metrics;

import io.strikeiq.core.statistics.DecayedMoments;
import io.strikeiq.core.statistics.DecayedPercentile;

/**
 * A metric together with its z-score and its percentile in its own decayed history. The history is sampled on the
 * owner's cadence and not per tick, so that quiet periods weigh in; a present value is compared with the samples before
 * it.
 */
public final class MetricHistory {
    private static final int NOT_SHOWN = -1;
    /** Ordinals of the metrics, or {@link #NOT_SHOWN}: one load less than the metrics themselves, at every tick. */
    private final int value;

    private final int score;
    private final int rank;
    private final DecayedMoments moments;
    private final DecayedPercentile percentile;
    private double present = Double.NaN;

    private MetricHistory(
            Metric value, Metric score, Metric rank, DecayedMoments moments, DecayedPercentile percentile) {
        this.value = ordinal(value);
        this.score = ordinal(score);
        this.rank = ordinal(rank);
        this.moments = moments;
        this.percentile = percentile;
    }

    private static int ordinal(Metric metric) {
        return metric == null ? NOT_SHOWN : metric.ordinal();
    }

    /** A metric with its z-score; {@code value} may be null where only the score is shown. */
    public static MetricHistory scored(Metric value, Metric score, long halfLife, double minimumSamples) {
        return new MetricHistory(value, score, null, new DecayedMoments(halfLife, minimumSamples), null);
    }

    /** A metric with its percentile; {@code value} may be null where only the percentile is shown. */
    public static MetricHistory ranked(Metric value, Metric rank, DecayedPercentile percentile) {
        return new MetricHistory(value, null, rank, null, percentile);
    }

    /** A metric with its z-score and its percentile. */
    public static MetricHistory scoredAndRanked(
            Metric value,
            Metric score,
            Metric rank,
            long halfLife,
            double minimumSamples,
            DecayedPercentile percentile) {
        return new MetricHistory(value, score, rank, new DecayedMoments(halfLife, minimumSamples), percentile);
    }

    /** Shows a present value against the history; {@code NaN} makes all of it unknown. */
    public void show(double newValue, MetricFrame frame) {
        present = newValue;
        if (value != NOT_SHOWN) {
            frame.set(value, newValue);
        }
        if (score != NOT_SHOWN) {
            frame.set(score, moments.zScore(newValue));
        }
        if (rank != NOT_SHOWN) {
            frame.set(rank, percentile.rank(newValue));
        }
    }

    /** Makes the value last shown a sample; {@code NaN} is none. */
    public void sample(long time) {
        if (moments != null) {
            moments.add(time, present);
        }
        if (percentile != null) {
            percentile.add(time, present);
        }
    }

    /** Forgets all samples. */
    public void reset() {
        present = Double.NaN;
        if (moments != null) {
            moments.reset();
        }
        if (percentile != null) {
            percentile.reset();
        }
    }
}
