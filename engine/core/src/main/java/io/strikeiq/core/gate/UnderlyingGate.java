package io.strikeiq.core.gate;

import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.RetirementListener;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/** What the gate keeps of one underlying: its jumps, and when each kind of tick of each instrument last came. */
final class UnderlyingGate implements RetirementListener, Visited {
    private static final int KINDS = 4;
    private static final int NO_KIND = -1;
    static final int NO_SLOT = -1;

    final JumpRule jumps = new JumpRule();
    /** By ordinal and kind: exchange time of the last tick, {@link Long#MIN_VALUE} before the first. */
    private long[] lastTimes = never(16 * KINDS);

    private static long[] never(int length) {
        long[] times = new long[length];
        Arrays.fill(times, Long.MIN_VALUE);
        return times;
    }

    private static int kind(TickType type) {
        return switch (type) {
            case UNDERLYING_PRICE -> 0;
            case QUOTE -> 1;
            case DEPTH -> 2;
            case VENUE_GREEKS -> 3;
            default -> NO_KIND;
        };
    }

    /** Where the time of the last tick of an instrument and kind stands, {@link #NO_SLOT} for a kind that has none. */
    static int slot(TickType type, int ordinal) {
        int kind = kind(type);
        return kind == NO_KIND ? NO_SLOT : ordinal * KINDS + kind;
    }

    boolean isOlderThanLast(long time, int slot) {
        return slot != NO_SLOT && slot < lastTimes.length && time < lastTimes[slot];
    }

    void took(long time, int slot) {
        if (slot == NO_SLOT) {
            return;
        }
        if (slot >= lastTimes.length) {
            grow(slot / KINDS);
        }
        lastTimes[slot] = time;
    }

    private void grow(int ordinal) {
        int length = lastTimes.length;
        lastTimes = Arrays.copyOf(lastTimes, Math.max((ordinal + 1) * KINDS, 2 * length));
        Arrays.fill(lastTimes, length, lastTimes.length, Long.MIN_VALUE);
    }

    @Override
    public void onRetire(int ordinal) {
        int from = ordinal * KINDS;
        if (from < lastTimes.length) {
            Arrays.fill(lastTimes, from, from + KINDS, Long.MIN_VALUE);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        jumps.visit(visitor);
        int length = visitor.visit(lastTimes.length);
        lastTimes = visitor.visit(lastTimes, length);
    }
}
