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

    /** What {@link #isFarAhead} allows, for messages. */
    public static final String NOT_AHEAD = "a time at most a minute after that of receipt";

    /** Nanoseconds that an event is after its receipt at most; clocks of two machines differ by less. */
    private static final long MOST_AHEAD = 60_000_000_000L;

    private EpochTime() {}

    /**
     * Whether an event is too far after its receipt. Rows are in the order of receipt, and a time goes back in none, so that such a one would
     * carry all rows after it along.
     *
     * @param event nanoseconds since the epoch, as {@code received}
     */
    public static boolean isFarAhead(long event, long received) {
        return event - received > MOST_AHEAD;
    }

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
