package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The clock that histories age on: event time, but a gap without market data counts for no more than a limit. A night,
 * a week-end or a halt therefore leaves a history as it was, and one half-life spans sessions.
 */
public final class ActiveTime implements Visited {
    private final long longestGap;
    private long at;
    private long active;
    private boolean started;

    /**
     * @param longestGap nanoseconds that a gap counts at most, positive
     */
    public ActiveTime(long longestGap) {
        if (longestGap <= 0) {
            throw new IllegalArgumentException("longest gap must be positive, not " + longestGap + " ns");
        }
        this.longestGap = longestGap;
    }

    /** Moves on to a time of market data and returns the active time, from 0; a time in the past changes nothing. */
    public long advance(long time) {
        if (!started) {
            started = true;
            at = time;
        } else if (time > at) {
            active += Math.min(time - at, longestGap);
            at = time;
        }
        return active;
    }

    /** Active nanoseconds as of the last advance. */
    public long get() {
        return active;
    }

    @Override
    public void visit(StateVisitor visitor) {
        at = visitor.visit(at);
        active = visitor.visit(active);
        started = visitor.visit(started);
    }
}
