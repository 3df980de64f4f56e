package io.strikeiq.core.gate;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Guards clock ticks, which concern every underlying: one that is ahead of the last by more than ten minutes waits until
 * the next clock, within the minute in which every source gives one, agrees. It looks at no tick of a single underlying,
 * since none may decide what another sees.
 */
final class ClockRule implements Visited {
    private static final long MINUTE = 60_000_000_000L;
    private static final long LONGEST_STEP = 10 * MINUTE;

    private long last;
    private long pending;

    boolean passes(long time) {
        boolean follows = pending != 0 && time >= pending && time - pending <= MINUTE;
        if (last == 0 || time - last <= LONGEST_STEP || follows) {
            moveTo(time);
            return true;
        }
        pending = time;
        return false;
    }

    /** A mark of all underlyings moves the clock on. */
    void moveTo(long time) {
        last = Math.max(last, time);
        pending = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        last = visitor.visit(last);
        pending = visitor.visit(pending);
    }
}
