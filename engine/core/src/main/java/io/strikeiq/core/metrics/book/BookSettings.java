package io.strikeiq.core.metrics.book;

import io.strikeiq.core.metrics.Bounds;
import io.strikeiq.core.metrics.MetricHistory;

/**
 * Settings of the book and trade metrics. Times are nanoseconds of event time; those marked active are active
 * time of the session.
 *
 * @param flowHalfLife half-life of order-flow imbalance and of trade, volume and signed flows: a few seconds, so that what
 *     happens within one is not lost among what went before
 * @param turnoverHalfLife half-life of adds and cancels
 * @param matchWindow a trade explains a size reduction at most this much earlier or later
 * @param sweepWindow time within which the levels of a sweep are taken out
 * @param shockShare share of its usual depth that a side must lose for a depth shock, in (0, 1)
 * @param shockTimeout a shock that has not been half refilled by then counts with this duration
 * @param depthHalfLife half-life of the mean depth that is ranked: a size that flickers is no depth, and a mean has no ties
 * @param usualDepthHalfLife half-life of a side's usual depth, to which a shock is relative
 * @param impactInterval interval over which a price change is paired with the volume traded in it
 * @param impactHalfLife active half-life of the regression behind Kyle's λ and of Amihud's ratio
 * @param impactMinimum effective intervals before λ, Amihud's ratio and resiliency are given, at least 3
 * @param bucketDuration active time in which an average market trades one VPIN bucket
 * @param buckets VPIN buckets in the window
 * @param volumeHalfLife active half-life of the volume rate that sizes a bucket
 * @param historyHalfLife active half-life of the history that z-scores and percentiles refer to
 * @param displayHalfLife active half-life of the history that spread and depth are ranked in: spreads are widest after the
 *     open, and are no measure for the hours after
 * @param sampleInterval distance of two samples in that history
 * @param minimumSamples effective samples before a z-score or percentile is given, at least 2
 * @param sampleClip standard deviations from the mean at which a sample is clipped, positive
 * @param longestGap a change over a longer gap without ticks is left out
 */
public record BookSettings(
        @Bounds(min = "1ms", max = "3650d") long flowHalfLife,
        @Bounds(min = "1ms", max = "1d") long turnoverHalfLife,
        @Bounds(min = "0s", max = "1h") long matchWindow,
        @Bounds(min = "1ms", max = "1h") long sweepWindow,
        @Bounds(min = "0.01", max = "0.99") double shockShare,
        @Bounds(min = "1s", max = "1d") long shockTimeout,
        @Bounds(min = "1ms", max = "1d") long depthHalfLife,
        @Bounds(min = "1s", max = "3650d") long usualDepthHalfLife,
        @Bounds(min = "1ms", max = "1d") long impactInterval,
        @Bounds(min = "1s", max = "3650d") long impactHalfLife,
        @Bounds(min = "3", max = "1e6") double impactMinimum,
        @Bounds(min = "1s", max = "1d") long bucketDuration,
        @Bounds(min = "1", max = "10000") int buckets,
        @Bounds(min = "1s", max = "3650d") long volumeHalfLife,
        @Bounds(min = "1s", max = "3650d") long historyHalfLife,
        @Bounds(min = "1s", max = "3650d") long displayHalfLife,
        @Bounds(min = "1ms", max = "1d") long sampleInterval,
        @Bounds(min = "2", max = "1e6") double minimumSamples,
        @Bounds(min = "0.1", max = "100") double sampleClip,
        @Bounds(min = "1s", max = "3650d") long longestGap) {
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** Checks the ranges that no calculator checks itself. */
    public BookSettings {
        if (!(shockShare > 0 && shockShare < 1)) {
            throw new IllegalArgumentException("shock share must be in (0, 1), not " + shockShare);
        }
        if (!(sampleClip > 0)) {
            throw new IllegalArgumentException("sample clip must be positive, not " + sampleClip);
        }
        if (matchWindow < 0 || sweepWindow <= 0 || shockTimeout <= 0 || bucketDuration <= 0 || buckets < 1) {
            throw new IllegalArgumentException("match window must not be negative; sweep window, shock timeout, bucket"
                    + " duration and buckets must be positive");
        }
    }

    /** What z-scores of book and trades refer to. */
    MetricHistory.Scoring scoring() {
        return new MetricHistory.Scoring(historyHalfLife, minimumSamples, sampleClip);
    }

    /** Flows over 2 s, turnover over 10 s, impact over half an hour, histories of six hours of market sampled each second. */
    public static BookSettings defaults() {
        return new BookSettings(
                2 * SECOND,
                10 * SECOND,
                100 * MILLISECOND,
                SECOND,
                0.5,
                5 * MINUTE,
                3 * SECOND,
                MINUTE,
                20 * SECOND,
                30 * MINUTE,
                10,
                2 * MINUTE,
                50,
                6 * HOUR,
                6 * HOUR,
                HOUR,
                SECOND,
                30,
                4,
                30 * MINUTE);
    }
}
