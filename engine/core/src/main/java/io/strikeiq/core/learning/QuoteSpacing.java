package io.strikeiq.core.learning;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Median time between the quotes of an instrument within its sessions, those of one time counted as one. Spacings are
 * counted in eight classes per octave; at {@value #FULL} all counts are halved, so that the past fades.
 */
final class QuoteSpacing implements Visited {
    private static final int SUB_BITS = 3;
    private static final int CLASSES = Long.SIZE << SUB_BITS;
    private static final int FULL = 4_096;
    private static final int FEWEST = 5;

    private final int[] counts = new int[CLASSES];
    private int total;
    private long last = Long.MIN_VALUE;

    void onQuote(long time) {
        if (time <= last) {
            return;
        }
        if (last != Long.MIN_VALUE) {
            add(time - last);
        }
        last = time;
    }

    /** The next quote does not follow the last one. */
    void interrupt() {
        last = Long.MIN_VALUE;
    }

    private void add(long spacing) {
        counts[classOf(spacing)]++;
        total++;
        if (total == FULL) {
            total = 0;
            for (int i = 0; i < CLASSES; i++) {
                counts[i] >>= 1;
                total += counts[i];
            }
        }
    }

    private static int classOf(long spacing) {
        long value = Math.max(spacing, 1L << SUB_BITS);
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        return (octave << SUB_BITS) + (int) ((value >>> (octave - SUB_BITS)) & ((1 << SUB_BITS) - 1));
    }

    /** Nanoseconds, the lower end of its class; {@link Long#MAX_VALUE} while there are too few. */
    long median() {
        if (total < FEWEST) {
            return Long.MAX_VALUE;
        }
        int below = 0;
        int i = 0;
        while (2 * (below + counts[i]) < total) {
            below += counts[i++];
        }
        int octave = i >> SUB_BITS;
        return ((1L << SUB_BITS) + (i & ((1 << SUB_BITS) - 1))) << (octave - SUB_BITS);
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(counts);
        total = visitor.visit(total);
        last = visitor.visit(last);
    }
}
