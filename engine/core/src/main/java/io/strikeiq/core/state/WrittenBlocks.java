package io.strikeiq.core.state;

import java.util.Arrays;

/**
 * What a hash keeps of up to eight arrays that are written at the same indices: sums of the blocks of 32 elements, which hold until
 * one of a block is written. Whoever writes an element has to say so; the hash is the one of the elements as they are, but
 * blocks at rest are not read for it. No part of any state.
 */
public final class WrittenBlocks {
    /** Elements of a block: 32. */
    public static final int BLOCK_BITS = 5;

    private static final int SUMS = WrittenArrays.SUMS;

    private final long[][] sums;
    /** By block, a bit for each array whose sums hold; blocks beyond are written. */
    private byte[] holding = new byte[0];

    /**
     * @param arrays number of arrays, 1 to 8
     */
    public WrittenBlocks(int arrays) {
        if (arrays < 1 || arrays > Byte.SIZE) {
            throw new IllegalArgumentException("1 to 8 arrays share their blocks, not " + arrays);
        }
        this.sums = new long[arrays][0];
    }

    /** An element is written. */
    public void write(int index) {
        int block = index >> BLOCK_BITS;
        if (block < holding.length) {
            holding[block] = 0;
        }
    }

    /** Any element may have been written. */
    public void writeAll() {
        Arrays.fill(holding, (byte) 0);
    }

    /** The sums of an array, four for each of a number of blocks; to be filled in where they do not hold. */
    public long[] sums(int array, int blocks) {
        if (holding.length < blocks) {
            holding = Arrays.copyOf(holding, blocks);
        }
        if (sums[array].length < SUMS * blocks) {
            sums[array] = Arrays.copyOf(sums[array], SUMS * blocks);
        }
        return sums[array];
    }

    /** Whether nothing of a block has been written since its sums were filled in; from now on they are. */
    public boolean holds(int array, int block) {
        int bit = 1 << array;
        boolean holds = (holding[block] & bit) != 0;
        holding[block] |= (byte) bit;
        return holds;
    }
}
