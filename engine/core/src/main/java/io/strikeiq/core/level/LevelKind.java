package io.strikeiq.core.level;

import io.strikeiq.core.metrics.Metric;

/** What a level is made of. The order is that of the slots in a {@link LevelBook}. */
public enum LevelKind {
    /** A turn of price by at least the retreat. */
    SWING_HIGH(4, null, false),
    SWING_LOW(4, null, false),
    /** Extremes of the first part of a session. */
    OPENING_RANGE_HIGH(1, null, false),
    OPENING_RANGE_LOW(1, null, false),
    /** Extremes of the session so far, once price has retreated from them. */
    SESSION_HIGH(2, Metric.SESSION_HIGH, false),
    SESSION_LOW(2, Metric.SESSION_LOW, false),
    PRIOR_HIGH(1, Metric.PRIOR_HIGH, false),
    PRIOR_LOW(1, Metric.PRIOR_LOW, false),
    /** VWAP plus or minus two standard deviations. */
    VWAP_BAND_UP(1, null, true),
    VWAP_BAND_DOWN(1, null, true),
    CALL_OI_WALL(3, Metric.CALL_OI_WALL, false),
    PUT_OI_WALL(3, Metric.PUT_OI_WALL, false),
    /** The strikes at which calls and puts have been written most of late. */
    CALL_WRITER_WALL(2, Metric.CALL_WRITER_STRIKE, false),
    PUT_WRITER_WALL(2, Metric.PUT_WRITER_STRIKE, false),
    /** The strikes of the largest call and put gamma exposure. */
    CALL_GEX_WALL(3, Metric.CALL_WALL, false),
    PUT_GEX_WALL(3, Metric.PUT_WALL, false),
    ZERO_GAMMA(1, Metric.ZERO_GAMMA, true),
    /** The strike of the largest front-expiry open interest. */
    LARGEST_OI_STRIKE(2, Metric.PIN_STRIKE, false),
    ROUND_NUMBER_ABOVE(2, null, false),
    ROUND_NUMBER_BELOW(2, null, false);

    private static final LevelKind[] ALL = values();

    private final int capacity;
    private final Metric source;
    private final boolean moving;

    LevelKind(int capacity, Metric source, boolean moving) {
        this.capacity = capacity;
        this.source = source;
        this.moving = moving;
    }

    /** Live levels of the kind at most; where there is more than one, a further one replaces the oldest. */
    int capacity() {
        return capacity;
    }

    /** The metric whose value becomes the level, null where a maker works it out. */
    Metric source() {
        return source;
    }

    /** Whether the source moves all the time, so that its level expires sooner and is made again. */
    boolean isMoving() {
        return moving;
    }

    static int count() {
        return ALL.length;
    }

    static LevelKind at(int ordinal) {
        return ALL[ordinal];
    }
}
