package io.strikeiq.core.level;

/**
 * The prices and the time within which no level that stands can change, so that the levels need not be asked one by one.
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

    /** Takes in a level that is live and not exceeded. */
    void take(FrozenLevel level, long lifetime) {
        if (level.side() > 0) {
            high = Math.min(high, level.price());
        } else {
            low = Math.max(low, level.price());
        }
        until = Math.min(until, level.frozenAt() + lifetime);
    }

    /** The levels are others from now on. */
    void forget() {
        known = false;
    }

    boolean holds(long time, double price) {
        return known && price >= low && price <= high && time <= until;
    }
}
