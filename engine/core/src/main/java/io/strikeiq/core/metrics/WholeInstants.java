package io.strikeiq.core.metrics;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Says at which ticks the frame shows an instant whole. A snapshot comes as many ticks of one time; until its last one
 * the frame is part old, part new, and an engine that combines metrics would combine two moments.
 *
 * <p>A clock tick makes its own time whole. Any other tick makes whole the time before it, once, if no clock tick has.
 * What is not whole when a session opens or closes never is: the frame is the last session's.
 */
public final class WholeInstants implements Visited {
    private long last = Long.MIN_VALUE;
    private long seen = Long.MIN_VALUE;

    /** To be called with every tick: whether an instant that has not been looked at is whole now. */
    public boolean isWhole(MarketEvent tick) {
        return tick.type.isData() ? isLater(tick.time) : isMark(tick);
    }

    private boolean isMark(MarketEvent tick) {
        long time = tick.time;
        if (tick.type == TickType.CLOCK) {
            last = time;
            seen = time;
            return true;
        }
        if (tick.type == TickType.SESSION && tick.sessionPhase != SessionPhase.EXPIRY) {
            last = Math.max(last, time);
            seen = last;
            return false;
        }
        return isLater(time);
    }

    private boolean isLater(long time) {
        if (time <= last) {
            return false;
        }
        boolean whole = last > seen;
        seen = last;
        last = time;
        return whole;
    }

    @Override
    public void visit(StateVisitor visitor) {
        last = visitor.visit(last);
        seen = visitor.visit(seen);
    }
}
