package io.strikeiq.imports;

/**
 * Times of data files: whole seconds, milliseconds, microseconds or nanoseconds since the epoch. Within the years of a market these do not
 * overlap, so that the number itself says its unit.
 */
public final class EpochTime {
    /** For messages. */
    public static final String ALLOWED =
            "seconds, milliseconds, microseconds or nanoseconds since 1970, of 1990 to 2099";

    /** 1 January 1990, in seconds. */
    private static final long FIRST = 631_152_000L;
    /** 1 January 2100, in seconds. */
    private static final long END = 4_102_444_800L;

    private static final long[] UNITS = {1_000_000_000L, 1_000_000L, 1_000L, 1L};

    private EpochTime() {}

    /**
     * Nanoseconds since the epoch.
     *
     * @throws NumberFormatException when the number is in no unit a time of a market
     */
    public static long nanos(long value) {
        for (long unit : UNITS) {
            long perSecond = 1_000_000_000L / unit;
            if (value >= FIRST * perSecond && value < END * perSecond) {
                return value * unit;
            }
        }
        throw new NumberFormatException("no time of a market");
    }
}
