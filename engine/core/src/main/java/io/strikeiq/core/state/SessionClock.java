package io.strikeiq.core.state;

import io.strikeiq.core.event.SessionPhase;

/**
 * Keeps the session of one underlying: phases, active time, and whether a price of this session has come. Owned by the
 * underlying's state; everything else reads it as a {@link Session}.
 *
 * <pre>
 *   OPEN      number + 1, opens + 1, no price yet, active time resumes
 *   CLOSE     active time stands still
 *   DAY       number + 1; the price stays, active time goes on
 * </pre>
 */
public final class SessionClock implements Session, Visited {
    /** Nanoseconds that a gap without market data counts at most. */
    public static final long LONGEST_GAP = 1_800_000_000_000L;

    private boolean open;
    private boolean closed;
    private boolean hasSessions;
    private int number;
    private int opens;
    private long startedAt;
    private boolean hasPrice;
    private long priceTime = Long.MIN_VALUE;
    private long active;
    /** Event time up to which active time is counted, {@link Long#MIN_VALUE} for none. */
    private long countedTo = Long.MIN_VALUE;

    /** A phase of the underlying's session; an expiry is none. */
    public void onPhase(SessionPhase phase, long time) {
        switch (phase) {
            case OPEN -> open(time);
            case CLOSE -> close();
            case EXPIRY -> {
                // Contracts expire, the session goes on.
            }
        }
    }

    private void open(long time) {
        begin(time);
        opens++;
        open = true;
        closed = false;
        hasSessions = true;
        hasPrice = false;
        countedTo = time;
    }

    private void close() {
        open = false;
        closed = true;
        hasSessions = true;
    }

    private void begin(long time) {
        number++;
        startedAt = time;
    }

    /** A day mark: the next session begins without a close. */
    public void onDay(long time) {
        begin(time);
    }

    /** Market data of the underlying or of what is listed on it; a time in the past counts for nothing. */
    public void onData(long time) {
        if (closed || time <= countedTo) {
            return;
        }
        if (countedTo != Long.MIN_VALUE) {
            active += Math.min(time - countedTo, LONGEST_GAP);
        }
        countedTo = time;
    }

    /** A price of the underlying. */
    public void onPrice(long time) {
        hasPrice = true;
        priceTime = time;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean hasSessions() {
        return hasSessions;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int opens() {
        return opens;
    }

    @Override
    public long startedAt() {
        return startedAt;
    }

    @Override
    public boolean hasPrice() {
        return hasPrice;
    }

    @Override
    public long priceTime() {
        return priceTime;
    }

    @Override
    public long activeTime() {
        return active;
    }

    @Override
    public void visit(StateVisitor visitor) {
        open = visitor.visit(open);
        closed = visitor.visit(closed);
        hasSessions = visitor.visit(hasSessions);
        number = visitor.visit(number);
        opens = visitor.visit(opens);
        startedAt = visitor.visit(startedAt);
        hasPrice = visitor.visit(hasPrice);
        priceTime = visitor.visit(priceTime);
        active = visitor.visit(active);
        countedTo = visitor.visit(countedTo);
    }
}
