package io.strikeiq.core.gate;

import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;

/**
 * What the gate keeps of one underlying: its jumps, and when each kind of tick of each instrument last came, which stands
 * beside what the market state keeps of the instrument.
 */
final class UnderlyingGate implements Visited {
    private static final int FIRST = 16;

    final JumpRule jumps = new JumpRule();
    private final UnderlyingState underlying;
    /** By ordinal and kind, as shown last; as long as the largest ordinal of which a time is kept needs. */
    private long[] shown = new long[FIRST * UnderlyingState.timeKinds()];

    UnderlyingGate(UnderlyingState underlying) {
        this.underlying = underlying;
    }

    /** Keeps the exchange time of a tick that has passed. */
    void took(long time, TickType type, int instrumentId, MarketState state) {
        if (!UnderlyingState.keepsTimeOf(type)) {
            return;
        }
        int end = (state.ordinalOf(instrumentId) + 1) * UnderlyingState.timeKinds();
        if (end > shown.length) {
            shown = new long[Math.max(end, 2 * shown.length)];
        }
        state.keepTime(instrumentId, type, time);
    }

    @Override
    public void visit(StateVisitor visitor) {
        jumps.visit(visitor);
        int count = visitor.visit(shown.length);
        underlying.showLastTimes(shown);
        shown = visitor.visit(shown, count);
        underlying.takeLastTimes(shown, count);
    }
}
