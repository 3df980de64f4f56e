package io.strikeiq.core.gate;

import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Ticks kept from the stages, by reason; and what was made unknown in ticks that passed. */
public final class GateCounts implements Visited {
    private static final Refusal[] REASONS = Refusal.values();
    private final long[] refused = new long[Refusal.count()];
    /** The same, as other threads may see it. */
    private final AtomicLongArray shown = new AtomicLongArray(refused.length);

    /** Ticks that were not refused, of which no other thread is shown the number. */
    private long passed;

    private long unknownPrices;
    private long unknownSizes;
    private long clippedDepths;
    private boolean counted = true;

    /** Whether what happens to the tick in hand is counted. */
    void count(boolean counts) {
        counted = counts;
    }

    void passed() {
        passed += counted ? 1 : 0;
    }

    void refused(Refusal reason) {
        add(reason, 1);
    }

    private void add(Refusal reason, int count) {
        int index = reason.ordinal();
        refused[index] += counted ? count : 0;
        shown.lazySet(index, refused[index]);
    }

    /** A clock that waited was wrong. */
    void disproved() {
        add(Refusal.WAITING_CLOCK, -1);
        add(Refusal.UNCONFIRMED_CLOCK, 1);
    }

    void unknownPrice() {
        unknownPrices += counted ? 1 : 0;
    }

    void unknownSize() {
        unknownSizes += counted ? 1 : 0;
    }

    void clippedDepth() {
        clippedDepths += counted ? 1 : 0;
    }

    /** Ticks kept from the stages for a reason; for {@link Refusal#NONE} those that passed. */
    public long of(Refusal reason) {
        return reason == Refusal.NONE ? passed : refused[reason.ordinal()];
    }

    /** As {@link #of} of a tick that was refused, for any thread, and perhaps of a moment ago. */
    public long shown(Refusal reason) {
        return shown.get(reason.ordinal());
    }

    /** Ticks that something was wrong with, by reason; reasons that never came are left out. */
    public Map<Refusal, Long> refused() {
        Map<Refusal, Long> map = new LinkedHashMap<>();
        for (Refusal reason : REASONS) {
            if (reason.isFault() && of(reason) > 0) {
                map.put(reason, of(reason));
            }
        }
        return map;
    }

    /** Prices of quotes and depth that were not finite, or negative where the instrument has no such prices. */
    public long unknownPrices() {
        return unknownPrices;
    }

    /** Sizes of quotes and depth that were not finite and positive. */
    public long unknownSizes() {
        return unknownSizes;
    }

    /** Depth ticks that offered more levels than a slot has; the best were kept. */
    public long clippedDepths() {
        return clippedDepths;
    }

    @Override
    public void visit(StateVisitor visitor) {
        refused[Refusal.NONE.ordinal()] = passed;
        visitor.visitAll(refused);
        passed = refused[Refusal.NONE.ordinal()];
        for (int i = 0; i < refused.length; i++) {
            shown.lazySet(i, refused[i]);
        }
        unknownPrices = visitor.visit(unknownPrices);
        unknownSizes = visitor.visit(unknownSizes);
        clippedDepths = visitor.visit(clippedDepths);
    }
}
