package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.statistics.DecayedMoments;

/**
 * A metric with its z-score in its own decayed history. The history is sampled on the owner's cadence and not per tick,
 * so that quiet periods weigh in; a present value is compared with the samples before it.
 *
 * <p>Flows come in bursts that would blind the history for hours: a sample enters at no more than the clip's standard
 * deviations from the mean (winsorised), so that one burst widens it a little and a lasting change of level moves it.
 */
final class ScoredMetric {
    private static final int NOT_SHOWN = -1;
    private final double clip;
    /** Ordinals of the metrics. */
    private final int value;

    private final int score;
    private final DecayedMoments history;
    private double present = Double.NaN;

    /**
     * @param value where the value is shown, or null when only its z-score is
     */
    ScoredMetric(Metric value, Metric score, FlowSettings settings) {
        this.clip = settings.sampleClip();
        this.value = value == null ? NOT_SHOWN : value.ordinal();
        this.score = score.ordinal();
        this.history = new DecayedMoments(settings.historyHalfLife(), settings.minimumSamples());
    }

    void show(double newValue, MetricFrame frame) {
        present = newValue;
        if (value != NOT_SHOWN) {
            frame.set(value, newValue);
        }
        frame.set(score, history.zScore(newValue));
    }

    /** Makes the value last shown a sample; {@code NaN} is none. */
    void sample(long activeTime) {
        double reach = clip * history.standardDeviation();
        double mean = history.mean();
        boolean clips = history.isReady() && reach > 0;
        history.add(activeTime, clips ? Math.max(mean - reach, Math.min(mean + reach, present)) : present);
    }
}
