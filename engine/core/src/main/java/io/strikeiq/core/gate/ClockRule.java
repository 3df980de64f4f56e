package io.strikeiq.core.gate;

import io.strikeiq.core.event.Refusal;
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

    private final GateCounts counts;
    private long last;
    private long pending;

    ClockRule(GateCounts counts) {
        this.counts = counts;
    }

    Refusal check(long time) {
        boolean follows = pending != 0 && time >= pending && time - pending <= MINUTE;
        if (last == 0 || time - last <= LONGEST_STEP || follows) {
            moveTo(time);
            return Refusal.NONE;
        }
        endWait();
        pending = time;
        return Refusal.WAITING_CLOCK;
    }

    /** A mark of all underlyings moves the clock on. */
    void moveTo(long time) {
        last = Math.max(last, time);
        endWait();
    }

    /** A clock that still waits, and that time has not reached, was wrong. */
    private void endWait() {
        if (pending > last) {
            counts.disproved();
        }
        pending = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        last = visitor.visit(last);
        pending = visitor.visit(pending);
    }
}
