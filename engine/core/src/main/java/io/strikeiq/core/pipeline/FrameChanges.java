package io.strikeiq.core.pipeline;

/** Changed metrics by position, each overwritten a capacity later. A header says how many follow. */
final class FrameChanges {
    private static final int CLOSED = 1;
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

    void putHeader(long position, int count, boolean sessionClosed) {
        keys[(int) position & mask] = count << 1 | (sessionClosed ? CLOSED : 0);
    }

    void put(long position, int ordinal, double value) {
        int at = (int) position & mask;
        keys[at] = ordinal;
        values[at] = value;
    }

    /** Changes behind the header at a position. */
    int count(long position) {
        return keys[(int) position & mask] >> 1;
    }

    /** Whether the header at a position is of an underlying between a close and the next open. */
    boolean isSessionClosed(long position) {
        return (keys[(int) position & mask] & CLOSED) != 0;
    }

    int ordinal(long position) {
        return keys[(int) position & mask];
    }

    double value(long position) {
        return values[(int) position & mask];
    }
}
