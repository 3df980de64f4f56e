package io.strikeiq.core.metrics.regime;

import io.strikeiq.core.metrics.Bounds;

/**
 * Settings of the regimes. Times are nanoseconds; those marked active are active time of the session.
 *
 * @param window the regime window, over which changes of ATM σ and of normalised GEX are taken
 * @param showInterval distance of two looks
 * @param sampleInterval distance of two samples of ATM σ and of price
 * @param ivHalfLife active half-life of the history that the IV percentile refers to
 * @param ivMinimum effective samples before that history is long enough
 * @param correlationHalfLife active half-life of the correlation of spot and ATM σ
 * @param correlationMinimum effective pairs before it is given, at least 3
 * @param longestGap a change over a longer gap without ticks is left out
 * @param structureSamples price samples in the window of the structure regime
 * @param structureMinimum samples of the session before a structure is told
 * @param breakoutSamples newest samples that break out of the range of those before
 * @param breakoutShare least excess over that range, as a share of it
 * @param trendEfficiency least net move over the path of all moves in a trend, in (0, 1)
 * @param pinScore least pin score of a pin
 * @param confirmations samples in a row before another structure counts
 * @param transitionHalfLife half-life of the counter of changes of structure
 * @param pinStrikes strikes to either side of spot among which the pin strike is sought
 * @param shiftHalfLife active half-life of the history that a shift of gamma pressure is scored in
 * @param shiftMinimum effective samples before that history is long enough, at least 2
 */
public record RegimeSettings(
        @Bounds(min = "1s", max = "7d") long window,
        @Bounds(min = "1ms", max = "1d") long showInterval,
        @Bounds(min = "1ms", max = "1d") long sampleInterval,
        @Bounds(min = "1s", max = "3650d") long ivHalfLife,
        @Bounds(min = "2", max = "1e6") double ivMinimum,
        @Bounds(min = "1s", max = "3650d") long correlationHalfLife,
        @Bounds(min = "3", max = "1e6") double correlationMinimum,
        @Bounds(min = "1s", max = "3650d") long longestGap,
        @Bounds(min = "3", max = "10000") int structureSamples,
        @Bounds(min = "3", max = "10000") int structureMinimum,
        @Bounds(min = "1", max = "1000") int breakoutSamples,
        @Bounds(min = "0", max = "100") double breakoutShare,
        @Bounds(min = "0.01", max = "0.99") double trendEfficiency,
        @Bounds(min = "0", max = "1") double pinScore,
        @Bounds(min = "1", max = "1000") int confirmations,
        @Bounds(min = "1s", max = "3650d") long transitionHalfLife,
        @Bounds(min = "1", max = "1000") int pinStrikes,
        @Bounds(min = "1s", max = "3650d") long shiftHalfLife,
        @Bounds(min = "2", max = "1e6") double shiftMinimum) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** Checks the ranges that no calculator checks itself. */
    public RegimeSettings {
        if (breakoutSamples < 1 || structureMinimum <= 2 * breakoutSamples || structureSamples < structureMinimum) {
            throw new IllegalArgumentException(
                    "need 1 <= breakout samples, twice as many < structure minimum <= structure" + " samples, not "
                            + breakoutSamples + ", " + structureMinimum + ", " + structureSamples);
        }
        if (!(trendEfficiency > 0 && trendEfficiency < 1) || confirmations < 1 || pinStrikes < 1) {
            throw new IllegalArgumentException(
                    "trend efficiency must be in (0, 1), confirmations and pin strikes positive");
        }
    }

    /** A window of a quarter of an hour, samples each minute, an IV history of thirty hours of market. */
    public static RegimeSettings defaults() {
        return new RegimeSettings(
                15 * MINUTE,
                SECOND,
                MINUTE,
                30 * HOUR,
                60,
                HOUR,
                20,
                30 * MINUTE,
                30,
                12,
                3,
                0.3,
                0.4,
                0.5,
                2,
                HOUR,
                10,
                10 * HOUR,
                30);
    }
}
