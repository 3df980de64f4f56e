package io.strikeiq.core.state;

/**
 * What a hash keeps of up to eight arrays that are written together: the sums of each array, which hold until one of the
 * arrays is written. Whoever writes, or gives them another length, has to say so; see {@link WrittenBlocks}, which is for arrays of which
 * few elements are. No part of any state.
 */
public final class WrittenArrays {
    /** Sums kept of each array. */
    public static final int SUMS = 4;

    private final long[] sums;
    /** A bit for each array whose sums hold. */
    private int holding;

    /**
     * @param arrays number of arrays, 1 to 8
     */
    public WrittenArrays(int arrays) {
        if (arrays < 1 || arrays > Byte.SIZE) {
            throw new IllegalArgumentException("1 to 8 arrays are written together, not " + arrays);
        }
        this.sums = new long[SUMS * arrays];
    }

    /** Any element may have been written. */
    public void write() {
        holding = 0;
    }

    /** The sums of all arrays, four for each. */
    public long[] sums() {
        return sums;
    }

    /** Whether nothing has been written since the sums of an array were filled in; from now on they are. */
    public boolean holds(int array) {
        int bit = 1 << array;
        boolean holds = (holding & bit) != 0;
        holding |= bit;
        return holds;
    }
}
