package io.strikeiq.imports.lobster;

import java.util.Arrays;

/**
 * The best levels of one side as the messages make them, as many as the source shows. A level that sinks below them is forgotten, since
 * messages do not tell what becomes of it; one that rises into them is taken from the recorded book.
 */
final class BookSide {
    private final boolean bids;
    private final long[] prices;
    private final long[] sizes;
    private int depth;

    BookSide(boolean bids, int levels) {
        this.bids = bids;
        this.prices = new long[levels];
        this.sizes = new long[levels];
    }

    /** Changes the size at a price; false when the book has no such order. */
    boolean change(long price, long size) {
        int at = 0;
        while (at < depth && isBetter(prices[at], price)) {
            at++;
        }
        boolean there = at < depth && prices[at] == price;
        if (!there) {
            return size > 0 && insert(at, price, size);
        }
        sizes[at] += size;
        if (sizes[at] > 0) {
            return true;
        }
        boolean whole = sizes[at] == 0;
        depth--;
        System.arraycopy(prices, at + 1, prices, at, depth - at);
        System.arraycopy(sizes, at + 1, sizes, at, depth - at);
        return whole;
    }

    private boolean isBetter(long a, long b) {
        return bids ? a > b : a < b;
    }

    private boolean insert(int at, long price, long size) {
        if (at == prices.length) {
            return true;
        }
        depth = Math.min(depth + 1, prices.length);
        System.arraycopy(prices, at, prices, at + 1, depth - at - 1);
        System.arraycopy(sizes, at, sizes, at + 1, depth - at - 1);
        prices[at] = price;
        sizes[at] = size;
        return true;
    }

    /** Whether the levels known are those of a recorded side; the recorded one may have more. */
    boolean agrees(BookSide recorded) {
        return depth <= recorded.depth
                && Arrays.equals(prices, 0, depth, recorded.prices, 0, depth)
                && Arrays.equals(sizes, 0, depth, recorded.sizes, 0, depth);
    }

    /** Takes a recorded side over; returns how many levels are new. */
    int take(BookSide recorded) {
        int revealed = recorded.depth - depth;
        System.arraycopy(recorded.prices, 0, prices, 0, recorded.depth);
        System.arraycopy(recorded.sizes, 0, sizes, 0, recorded.depth);
        depth = recorded.depth;
        return revealed;
    }

    void clear() {
        depth = 0;
    }

    /** Adds the next level of a recorded side. */
    void append(long price, long size) {
        prices[depth] = price;
        sizes[depth] = size;
        depth++;
    }

    int depth() {
        return depth;
    }

    long price(int level) {
        return prices[level];
    }

    long size(int level) {
        return sizes[level];
    }

    /** Whether a level follows the one before it in order. */
    boolean isNext(long price) {
        return depth == 0 || isBetter(prices[depth - 1], price);
    }
}
