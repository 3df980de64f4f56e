package io.strikeiq.core.level;

/**
 * The prices and the time within which none of some levels can change, so that they need not be asked one by one.
 */
final class QuietRange {
    private double low;
    private double high;
    private long until;
    private boolean known;

    /** Begins with no level. */
    void begin() {
        low = Double.NEGATIVE_INFINITY;
        high = Double.POSITIVE_INFINITY;
        until = Long.MAX_VALUE;
        known = true;
    }

    /** Takes in a level that is live and not exceeded: it is exceeded beyond its price. */
    void takeStanding(FrozenLevel level) {
        if (level.side() > 0) {
            high = Math.min(high, level.price());
        } else {
            low = Math.max(low, level.price());
        }
        until = Math.min(until, level.expiresAfter());
    }

    /** Takes in a level that is exceeded: it returns at its price, and its extreme moves on beyond that. */
    void takeExceeded(FrozenLevel level, long breakTime) {
        if (level.side() > 0) {
            low = Math.max(low, StrictMath.nextUp(level.price()));
            high = Math.min(high, level.extreme());
        } else {
            low = Math.max(low, level.extreme());
            high = Math.min(high, StrictMath.nextDown(level.price()));
        }
        until = Math.min(until, level.exceededAt() + breakTime);
    }

    /** The levels are others from now on. */
    void forget() {
        known = false;
    }

    boolean holds(long time, double price) {
        return known && price >= low && price <= high && time <= until;
    }
}
