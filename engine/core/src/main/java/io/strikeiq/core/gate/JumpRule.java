package io.strikeiq.core.gate;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Guards the time of one underlying where no stamp of our own can: a tick that is ahead of it by more than ten minutes is
 * refused until three ticks of at least two instruments agree on the later time within a second. A tick that is not ahead
 * ends what was pending.
 */
final class JumpRule implements Visited {
    private static final long LONGEST_STEP = 600_000_000_000L;
    private static final long AGREEMENT = 1_000_000_000L;
    private static final int WITNESSES = 3;

    private long pendingTime;
    private int pendingId;
    private int witnesses;
    private boolean twoInstruments;

    /**
     * @param now time of the underlying, 0 before its first tick, which is taken as it is
     */
    boolean passes(long time, int instrumentId, long now) {
        if (now == 0 || time - now <= LONGEST_STEP) {
            witnesses = 0;
            return true;
        }
        if (witnesses > 0 && Math.abs(time - pendingTime) <= AGREEMENT) {
            witnesses++;
            twoInstruments |= instrumentId != pendingId;
        } else {
            pendingTime = time;
            pendingId = instrumentId;
            witnesses = 1;
            twoInstruments = false;
        }
        if (witnesses < WITNESSES || !twoInstruments) {
            return false;
        }
        witnesses = 0;
        return true;
    }

    @Override
    public void visit(StateVisitor visitor) {
        pendingTime = visitor.visit(pendingTime);
        pendingId = visitor.visit(pendingId);
        witnesses = visitor.visit(witnesses);
        twoInstruments = visitor.visit(twoInstruments);
    }
}
