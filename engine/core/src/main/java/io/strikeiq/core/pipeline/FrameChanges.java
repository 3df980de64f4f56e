package io.strikeiq.core.pipeline;

import io.strikeiq.core.metrics.MetricFrame;

/** Changed metrics by position, each overwritten a capacity later. A header says how many follow. */
final class FrameChanges {
    private static final int CLOSED = 1;
    private static final int FRESH = 2;
    private static final int WHOLE = 4;
    private static final int COUNT_SHIFT = 3;

    private final int[] keys;
    private final double[] values;
    private final int mask;

    /**
     * @param least positions at least; the capacity is the next power of two
     */
    FrameChanges(int least) {
        int capacity = Integer.highestOneBit(2 * least - 1);
        this.keys = new int[capacity];
        this.values = new double[capacity];
        this.mask = capacity - 1;
    }

    int capacity() {
        return keys.length;
    }

    /** Puts a header before the changes of a frame that has settled. */
    void putHeader(long position, int count, boolean sessionClosed, MetricFrame frame) {
        int flags = (sessionClosed ? CLOSED : 0) | (frame.isFresh() ? FRESH : 0) | (frame.isWhole() ? WHOLE : 0);
        keys[(int) position & mask] = count << COUNT_SHIFT | flags;
    }

    void put(long position, int ordinal, double value) {
        int at = (int) position & mask;
        keys[at] = ordinal;
        values[at] = value;
    }

    /** Changes behind the header at a position. */
    int count(long position) {
        return keys[(int) position & mask] >> COUNT_SHIFT;
    }

    /** Whether the header at a position is of an underlying between a close and the next open. */
    boolean isSessionClosed(long position) {
        return (keys[(int) position & mask] & CLOSED) != 0;
    }

    /** Whether the frame of the header at a position was fresh. */
    boolean isFresh(long position) {
        return (keys[(int) position & mask] & FRESH) != 0;
    }

    /** Whether the frame of the header at a position showed an instant whole. */
    boolean isWhole(long position) {
        return (keys[(int) position & mask] & WHOLE) != 0;
    }

    int ordinal(long position) {
        return keys[(int) position & mask];
    }

    double value(long position) {
        return values[(int) position & mask];
    }
}
