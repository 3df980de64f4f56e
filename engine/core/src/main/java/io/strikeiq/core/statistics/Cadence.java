package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * A regular beat of event time, aligned to multiples of its interval since the epoch. Beats that pass without a tick are
 * not made up for: a gap of an hour is one beat.
 */
public final class Cadence implements Visited {
    private final long interval;
    private long next = Long.MIN_VALUE;

    /**
     * @param interval nanoseconds, positive
     */
    public Cadence(long interval) {
        if (interval <= 0) {
            throw new IllegalArgumentException("interval must be positive, not " + interval + " ns");
        }
        this.interval = interval;
    }

    /** Whether a beat has come since the last call that said so; the first call always says so. */
    public boolean isDue(long time) {
        if (time < next) {
            return false;
        }
        next = (Math.floorDiv(time, interval) + 1) * interval;
        return true;
    }

    @Override
    public void visit(StateVisitor visitor) {
        next = visitor.visit(next);
    }
}
