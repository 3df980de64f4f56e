package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.metrics.Bounds;
import io.strikeiq.core.metrics.MetricHistory;

/**
 * Settings of option flow and positioning. Times are nanoseconds of event time; the history ages on the active
 * time of the session.
 *
 * @param flowHalfLife half-life of signed flows, volume, turnover, blocks and sweeps
 * @param pcrHalfLife half-life of the volumes in PCR_VOLUME_WINDOW
 * @param openInterestHalfLife half-life of open-interest velocity and of the build-up quadrants
 * @param writerHalfLife half-life of the short build-up by which the writers' strike is found
 * @param historyHalfLife half-life of the history that z-scores and percentiles refer to
 * @param sampleInterval distance of two samples in that history
 * @param minimumSamples effective samples before a z-score is given, at least 2
 * @param sampleClip standard deviations from the mean at which a sample is clipped, positive
 * @param minimumTrades effective trades before a size is ranked, at least 2
 * @param minimumKnownShare share of decayed volume that must be classified before a signed flow is given
 * @param blockPercentile percentile of trade size from which a trade is a block, in 0..100
 * @param sweepWindow longest duration of a sweep
 * @param sweepCount worsening prices, or strikes, that make a sweep, at least 2
 */
public record FlowSettings(
        @Bounds(min = "1s", max = "3650d") long flowHalfLife,
        @Bounds(min = "1s", max = "3650d") long pcrHalfLife,
        @Bounds(min = "1s", max = "3650d") long openInterestHalfLife,
        @Bounds(min = "1s", max = "3650d") long writerHalfLife,
        @Bounds(min = "1s", max = "3650d") long historyHalfLife,
        @Bounds(min = "1ms", max = "1d") long sampleInterval,
        @Bounds(min = "2", max = "1e6") double minimumSamples,
        @Bounds(min = "0.1", max = "100") double sampleClip,
        @Bounds(min = "2", max = "1e6") double minimumTrades,
        @Bounds(min = "0", max = "1") double minimumKnownShare,
        @Bounds(min = "0", max = "100") double blockPercentile,
        @Bounds(min = "1ms", max = "1h") long sweepWindow,
        @Bounds(min = "2", max = "1000") int sweepCount) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** Checks the ranges that no calculator checks itself. */
    public FlowSettings {
        if (!(sampleClip > 0)) {
            throw new IllegalArgumentException("sample clip must be positive, not " + sampleClip);
        }
        if (sweepWindow <= 0 || sweepCount < 2) {
            throw new IllegalArgumentException(
                    "a sweep needs a positive window and two prices, not " + sweepWindow + " ns and " + sweepCount);
        }
        if (!(minimumKnownShare >= 0 && minimumKnownShare <= 1) || !(blockPercentile >= 0 && blockPercentile <= 100)) {
            throw new IllegalArgumentException("minimum known share " + minimumKnownShare
                    + " must be in 0..1 and block percentile " + blockPercentile + " in 0..100");
        }
    }

    /** What z-scores of flows and positions refer to. */
    MetricHistory.Scoring scoring() {
        return new MetricHistory.Scoring(historyHalfLife, minimumSamples, sampleClip);
    }

    /** Flows and positions over five minutes, 12 h of history sampled each 20 s. */
    public static FlowSettings defaults() {
        return new FlowSettings(
                5 * MINUTE, 15 * MINUTE, 5 * MINUTE, 2 * HOUR, 12 * HOUR, 20 * SECOND, 45, 4, 100, 0.5, 99, SECOND, 3);
    }
}
