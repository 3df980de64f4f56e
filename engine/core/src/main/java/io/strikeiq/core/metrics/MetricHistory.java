package io.strikeiq.core.metrics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedMoments;
import io.strikeiq.core.statistics.DecayedPercentile;

/**
 * A metric together with its z-score and its percentile in its own decayed history. The history is sampled on the
 * owner's cadence and not per tick, so that quiet periods weigh in; a present value is compared with the samples before
 * it.
 *
 * <p>What comes in bursts would blind a history of moments for hours: a sample enters it winsorised, see {@link
 * DecayedMoments#addWinsorised}. A percentile needs no such care.
 */
public final class MetricHistory implements Visited {
    private static final int NOT_SHOWN = -1;

    /**
     * What a z-score refers to.
     *
     * @param halfLife of the history, in nanoseconds of the time that samples are given at
     * @param minimumSamples effective samples before a z-score is given, at least 2
     * @param clip standard deviations from the mean at which a sample is clipped, positive
     */
    public record Scoring(long halfLife, double minimumSamples, double clip) {
        /** Checks the range that no statistic checks itself. */
        public Scoring {
            if (!(clip > 0)) {
                throw new IllegalArgumentException("sample clip must be positive, not " + clip);
            }
        }

        DecayedMoments moments() {
            return new DecayedMoments(halfLife, minimumSamples);
        }
    }

    /** Ordinals of the metrics, or {@link #NOT_SHOWN}: one load less than the metrics themselves, at every tick. */
    private final int value;

    private final int score;
    private final int rank;
    private final DecayedMoments moments;
    private final DecayedPercentile percentile;
    private final double clip;
    private double present = Double.NaN;
    /** The value that the frame shows against the history as it is, {@code NaN} for none: to show it again would change nothing. */
    private double shown = Double.NaN;

    private MetricHistory(Metric value, Metric score, Metric rank, Scoring scoring, DecayedPercentile percentile) {
        this.value = ordinal(value);
        this.score = ordinal(score);
        this.rank = ordinal(rank);
        this.moments = scoring == null ? null : scoring.moments();
        this.clip = scoring == null ? Double.NaN : scoring.clip();
        this.percentile = percentile;
    }

    private static int ordinal(Metric metric) {
        return metric == null ? NOT_SHOWN : metric.ordinal();
    }

    /** A metric with its z-score; {@code value} may be null where only the score is shown. */
    public static MetricHistory scored(Metric value, Metric score, Scoring scoring) {
        return new MetricHistory(value, score, null, scoring, null);
    }

    /** A metric with its percentile; {@code value} may be null where only the percentile is shown. */
    public static MetricHistory ranked(Metric value, Metric rank, DecayedPercentile percentile) {
        return new MetricHistory(value, null, rank, null, percentile);
    }

    /** A metric with its z-score and its percentile. */
    public static MetricHistory scoredAndRanked(
            Metric value, Metric score, Metric rank, Scoring scoring, DecayedPercentile percentile) {
        return new MetricHistory(value, score, rank, scoring, percentile);
    }

    /** Shows a present value against the history; {@code NaN} makes all of it unknown. */
    public void show(double newValue, MetricFrame frame) {
        if (newValue != shown) {
            present = newValue;
            shown = newValue;
            put(newValue, frame);
        }
    }

    /** As {@link #show}, but the next sample is what it was. */
    public void put(double newValue, MetricFrame frame) {
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

    /** As {@link #show}, of the score only: the value itself is shown later. */
    public void showScore(double newValue, MetricFrame frame) {
        present = newValue;
        shown = Double.NaN;
        frame.set(score, moments.zScore(newValue));
    }

    /** As {@link #show}, but shows nothing: the value is the next sample. */
    public void keep(double newValue) {
        present = newValue;
        shown = Double.NaN;
    }

    /** Makes the value last shown a sample; {@code NaN} is none. */
    public void sample(long time) {
        shown = Double.NaN;
        if (moments != null) {
            moments.addWinsorised(time, present, clip);
        }
        if (percentile != null) {
            percentile.add(time, present);
        }
    }

    /** Forgets all samples. */
    public void reset() {
        present = Double.NaN;
        shown = Double.NaN;
        if (moments != null) {
            moments.reset();
        }
        if (percentile != null) {
            percentile.reset();
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        if (moments != null) {
            moments.visit(visitor);
        }
        if (percentile != null) {
            percentile.visit(visitor);
        }
        present = visitor.visit(present);
        shown = Double.NaN;
    }
}
