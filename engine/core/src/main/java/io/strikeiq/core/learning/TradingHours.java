package io.strikeiq.core.learning;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * When the session of an underlying is expected to end: as its calendar has it, else as long after its beginning as the last one
 * lasted.
 */
final class TradingHours implements Visited {
    private final SessionCloses closes;
    private boolean hasSessions;
    private boolean closed;
    private long startedAt = Long.MIN_VALUE;
    private long length = Long.MIN_VALUE;
    /** As the calendar has it, {@link Long#MIN_VALUE} where that is not known. */
    private long closesAt = Long.MIN_VALUE;

    TradingHours(SessionCloses closes) {
        this.closes = closes;
    }

    /** The first ticks come, perhaps in the middle of a session. */
    void begin(Instrument underlying, long time) {
        expect(underlying, time);
    }

    void open(Instrument underlying, long time) {
        hasSessions = true;
        closed = false;
        startedAt = time;
        expect(underlying, time);
    }

    void close(long time) {
        hasSessions = true;
        closed = true;
        measure(time);
    }

    /** The day of a venue that never closes ends and begins. */
    void day(Instrument underlying, long time) {
        measure(time);
        startedAt = time;
        expect(underlying, time);
    }

    private void expect(Instrument underlying, long time) {
        closesAt = closes.after(underlying.venue(), underlying.symbol(), time);
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

    /** Nanoseconds that are left of the session, 0 or less when it is not known. */
    long left(long time) {
        if (closesAt > time) {
            return closesAt - time;
        }
        return length == Long.MIN_VALUE || startedAt == Long.MIN_VALUE ? 0 : startedAt + length - time;
    }

    @Override
    public void visit(StateVisitor visitor) {
        hasSessions = visitor.visit(hasSessions);
        closed = visitor.visit(closed);
        startedAt = visitor.visit(startedAt);
        length = visitor.visit(length);
        closesAt = visitor.visit(closesAt);
    }
}
