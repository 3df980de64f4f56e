package io.strikeiq.core.state;

/**
 * A regular beat of event time within sessions, on multiples of its interval since the epoch. Beats that pass without a
 * look, and those between a close and the next open, are not made up for.
 */
public final class SessionBeat implements Visited {
    private final long interval;
    private long next = Long.MIN_VALUE;

    /**
     * @param interval nanoseconds, positive
     */
    public SessionBeat(long interval) {
        if (interval <= 0) {
            throw new IllegalArgumentException("interval must be positive, not " + interval + " ns");
        }
        this.interval = interval;
    }

    /** Whether a beat has come since the last call that said so; never while the session is closed. */
    public boolean isDue(long time, Session session) {
        if (time < next || session.isClosed()) {
            return false;
        }
        next = (Math.floorDiv(time, interval) + 1) * interval;
        return true;
    }

    /** Event time of the next beat, {@link Long#MIN_VALUE} before the first. */
    public long next() {
        return next;
    }

    @Override
    public void visit(StateVisitor visitor) {
        next = visitor.visit(next);
    }
}
