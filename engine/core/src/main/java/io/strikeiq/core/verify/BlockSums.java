package io.strikeiq.core.verify;

import io.strikeiq.core.state.WrittenArrays;
import io.strikeiq.core.state.WrittenBlocks;

/**
 * Four sums over an array, whose elements go into them in turn: each sum is a polynomial in an odd number, so that what a
 * block of elements adds to it is kept and put in place of the block for as long as nothing of it is written.
 */
final class BlockSums {
    static final long ODD = 0x9e3779b97f4a7c15L;
    private static final long INFINITE = Double.doubleToLongBits(Double.POSITIVE_INFINITY);
    private static final long UNKNOWN = Double.doubleToLongBits(Double.NaN);
    private static final int SUMS = WrittenArrays.SUMS;
    private static final int BLOCK = 1 << WrittenBlocks.BLOCK_BITS;
    /** What a block multiplies each of the four sums by, and a sum of its own. */
    private static final long SHIFT = power(BLOCK / SUMS);

    private static final long WHOLE_SHIFT = power(BLOCK);

    long a;
    long b;
    long c;
    long d;

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= ODD;
        }
        return power;
    }

    private void start(int count) {
        a = 1;
        b = 2;
        c = 3;
        d = count;
    }

    void add(double[] values, int count) {
        start(count);
        addFrom(values, 0, count);
    }

    void add(long[] values, int count) {
        start(count);
        addFrom(values, 0, count);
    }

    void add(double[] values, int count, WrittenBlocks blocks, int array) {
        int full = count >> WrittenBlocks.BLOCK_BITS;
        long[] sums = blocks.sums(array, full);
        for (int block = 0; block < full; block++) {
            if (!blocks.holds(array, block)) {
                clear();
                addFrom(values, block * BLOCK, (block + 1) * BLOCK);
                keep(sums, SUMS * block);
            }
        }
        start(count);
        shift(sums, full);
        addFrom(values, full * BLOCK, count);
    }

    void add(long[] values, int count, WrittenBlocks blocks, int array) {
        int full = count >> WrittenBlocks.BLOCK_BITS;
        long[] sums = blocks.sums(array, full);
        for (int block = 0; block < full; block++) {
            if (!blocks.holds(array, block)) {
                clear();
                addFrom(values, block * BLOCK, (block + 1) * BLOCK);
                keep(sums, SUMS * block);
            }
        }
        start(count);
        shift(sums, full);
        addFrom(values, full * BLOCK, count);
    }

    void add(double[] values, int count, WrittenArrays arrays, int array) {
        if (arrays.holds(array)) {
            restore(arrays.sums(), SUMS * array);
        } else {
            add(values, count);
            keep(arrays.sums(), SUMS * array);
        }
    }

    void add(long[] values, int count, WrittenArrays arrays, int array) {
        if (arrays.holds(array)) {
            restore(arrays.sums(), SUMS * array);
        } else {
            add(values, count);
            keep(arrays.sums(), SUMS * array);
        }
    }

    private void restore(long[] sums, int at) {
        a = sums[at];
        b = sums[at + 1];
        c = sums[at + 2];
        d = sums[at + 3];
    }

    private void clear() {
        a = 0;
        b = 0;
        c = 0;
        d = 0;
    }

    private void keep(long[] sums, int at) {
        sums[at] = a;
        sums[at + 1] = b;
        sums[at + 2] = c;
        sums[at + 3] = d;
    }

    private void shift(long[] sums, int blocks) {
        long first = a;
        long second = b;
        long third = c;
        long fourth = d;
        for (int at = 0; at < SUMS * blocks; at += SUMS) {
            first = SHIFT * first + sums[at];
            second = SHIFT * second + sums[at + 1];
            third = SHIFT * third + sums[at + 2];
            fourth = SHIFT * fourth + sums[at + 3];
        }
        a = first;
        b = second;
        c = third;
        d = fourth;
    }

    /** As {@link Double#doubleToLongBits}, but compares integers, which takes half the time. */
    private static long bits(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return (bits & Long.MAX_VALUE) > INFINITE ? UNKNOWN : bits;
    }

    private void addFrom(double[] values, int from, int to) {
        long first = a;
        long second = b;
        long third = c;
        long fourth = d;
        int i = from;
        for (; i + 3 < to; i += SUMS) {
            first = ODD * first + bits(values[i]);
            second = ODD * second + bits(values[i + 1]);
            third = ODD * third + bits(values[i + 2]);
            fourth = ODD * fourth + bits(values[i + 3]);
        }
        for (; i < to; i++) {
            first = ODD * first + bits(values[i]);
        }
        a = first;
        b = second;
        c = third;
        d = fourth;
    }

    private void addFrom(long[] values, int from, int to) {
        long first = a;
        long second = b;
        long third = c;
        long fourth = d;
        int i = from;
        for (; i + 3 < to; i += SUMS) {
            first = ODD * first + values[i];
            second = ODD * second + values[i + 1];
            third = ODD * third + values[i + 2];
            fourth = ODD * fourth + values[i + 3];
        }
        for (; i < to; i++) {
            first = ODD * first + values[i];
        }
        a = first;
        b = second;
        c = third;
        d = fourth;
    }

    /** One sum over an array of ints. */
    static long of(int[] values, int count) {
        return from(count, values, 0, count);
    }

    /** One sum over an array of bytes. */
    static long of(byte[] values, int count) {
        return from(count, values, 0, count);
    }

    static long of(int[] values, int count, WrittenBlocks blocks, int array) {
        int full = count >> WrittenBlocks.BLOCK_BITS;
        long[] sums = blocks.sums(array, full);
        long sum = count;
        for (int block = 0; block < full; block++) {
            if (!blocks.holds(array, block)) {
                sums[SUMS * block] = from(0, values, block * BLOCK, (block + 1) * BLOCK);
            }
            sum = WHOLE_SHIFT * sum + sums[SUMS * block];
        }
        return from(sum, values, full * BLOCK, count);
    }

    static long of(byte[] values, int count, WrittenBlocks blocks, int array) {
        int full = count >> WrittenBlocks.BLOCK_BITS;
        long[] sums = blocks.sums(array, full);
        long sum = count;
        for (int block = 0; block < full; block++) {
            if (!blocks.holds(array, block)) {
                sums[SUMS * block] = from(0, values, block * BLOCK, (block + 1) * BLOCK);
            }
            sum = WHOLE_SHIFT * sum + sums[SUMS * block];
        }
        return from(sum, values, full * BLOCK, count);
    }

    private static long from(long start, int[] values, int from, int to) {
        long sum = start;
        for (int i = from; i < to; i++) {
            sum = ODD * sum + values[i];
        }
        return sum;
    }

    private static long from(long start, byte[] values, int from, int to) {
        long sum = start;
        for (int i = from; i < to; i++) {
            sum = ODD * sum + values[i];
        }
        return sum;
    }
}
