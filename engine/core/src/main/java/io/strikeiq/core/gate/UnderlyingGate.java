package io.strikeiq.core.gate;

import io.strikeiq.core.state.Listing;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;

/**
 * What the gate keeps of one underlying: its jumps, and when each kind of tick of each instrument last came, which stands
 * beside what the market state keeps of the instrument.
 */
final class UnderlyingGate implements Visited {
    private static final int KINDS = UnderlyingState.timeKinds();
    private static final int FIRST = 16;

    final JumpRule jumps = new JumpRule();
    private final UnderlyingState underlying;
    /** By ordinal and kind, as shown last; as long as the largest ordinal of which a time is kept needs. */
    private long[] shown = new long[FIRST * KINDS];
    /** Ordinals of which the times have a place there. */
    private int room = FIRST;

    UnderlyingGate(UnderlyingState underlying) {
        this.underlying = underlying;
    }

    /** A time of an instrument is kept from now on. */
    void keepsTimeOf(Listing listing) {
        if (listing.ordinal() >= room) {
            makeRoom(listing.ordinal());
        }
    }

    private void makeRoom(int ordinal) {
        shown = new long[Math.max((ordinal + 1) * KINDS, 2 * shown.length)];
        room = shown.length / KINDS;
    }

    @Override
    public void visit(StateVisitor visitor) {
        jumps.visit(visitor);
        int count = visitor.visit(shown.length);
        underlying.showLastTimes(shown);
        shown = visitor.visit(shown, count);
        room = shown.length / KINDS;
        underlying.takeLastTimes(shown, count);
    }
}
