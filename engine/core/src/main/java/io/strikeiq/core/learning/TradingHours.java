package io.strikeiq.core.learning;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** When the session of an underlying is expected to end: as long after its beginning as the last one lasted. */
final class TradingHours implements Visited {
    private boolean hasSessions;
    private boolean closed;
    private long startedAt = Long.MIN_VALUE;
    private long length = Long.MIN_VALUE;

    void open(long time) {
        hasSessions = true;
        closed = false;
        startedAt = time;
    }

    void close(long time) {
        hasSessions = true;
        closed = true;
        measure(time);
    }

    /** The day of a venue that never closes ends and begins. */
    void day(long time) {
        measure(time);
        startedAt = time;
    }

    private void measure(long time) {
        if (startedAt != Long.MIN_VALUE && time > startedAt) {
            length = time - startedAt;
        }
    }

    boolean hasSessions() {
        return hasSessions;
    }

    boolean isClosed() {
        return closed;
    }

    /** Nanoseconds that are left of the session as far as the last one tells, 0 or less when it is not known. */
    long left(long time) {
        return length == Long.MIN_VALUE || startedAt == Long.MIN_VALUE ? 0 : startedAt + length - time;
    }

    @Override
    public void visit(StateVisitor visitor) {
        hasSessions = visitor.visit(hasSessions);
        closed = visitor.visit(closed);
        startedAt = visitor.visit(startedAt);
        length = visitor.visit(length);
    }
}
