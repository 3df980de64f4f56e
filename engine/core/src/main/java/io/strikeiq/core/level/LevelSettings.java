package io.strikeiq.core.level;

/**
 * How levels are made and how they end. Times are nanoseconds of event time, distances multiples of the 5-minute ATR.
 *
 * @param breakTime a level that price stays beyond for longer is broken for good
 * @param breakDistance a level that price exceeds by more is broken for good
 * @param retreat distance by which price must turn before an extreme becomes a level
 * @param lifetime a level expires at this age
 * @param movingLifetime the same for VWAP bands and zero gamma
 * @param settling a wall must stand at one strike for so long before it becomes a level
 * @param openingRange duration of the opening range
 * @param roundShare least distance of round numbers, as a share of price
 */
public record LevelSettings(
        long breakTime,
        double breakDistance,
        double retreat,
        long lifetime,
        long movingLifetime,
        long settling,
        long openingRange,
        double roundShare) {
    private static final long MINUTE = 60_000_000_000L;

    /** Checks the signs. */
    public LevelSettings {
        if (breakTime <= 0 || !(breakDistance > 0) || !(retreat > 0) || lifetime <= 0 || movingLifetime <= 0) {
            throw new IllegalArgumentException("times and distances of levels must be positive");
        }
        if (settling < 0 || openingRange <= 0 || !(roundShare > 0)) {
            throw new IllegalArgumentException("settling, opening range and round share of levels must be positive");
        }
    }

    /** One day of life, half an hour for what moves, turns of one ATR, an opening range of a quarter of an hour. */
    public static LevelSettings of(long breakTime, double breakDistance) {
        return new LevelSettings(
                breakTime, breakDistance, 1, 24 * 60 * MINUTE, 30 * MINUTE, MINUTE, 15 * MINUTE, 0.005);
    }
}
