package io.strikeiq.duckdb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Memory of values that wait to be written, in blocks that one file leaves to the next: columns that grow, or are made anew for
 * each file, keep the collector busy and the pages of the heap coming. One thread.
 */
final class ValueBlocks {
    /** Values of a block, a power of two; small, since the columns of many files may have begun one each. */
    static final int LENGTH = 1024;

    private final Deque<long[]> free = new ArrayDeque<>();

    /** A block with anything in it. */
    long[] take() {
        long[] block = free.poll();
        return block == null ? new long[LENGTH] : block;
    }

    /** Takes blocks back, which nobody may use after that; null for one that was not needed. */
    void give(List<long[]> blocks) {
        for (long[] block : blocks) {
            if (block != null) {
                free.push(block);
            }
        }
        blocks.clear();
    }
}
