package io.strikeiq.feeds.book;

import java.util.Arrays;

/**
 * One side of a book: prices with sizes in flat arrays, the worst first, so that what changes most, near the best price, is
 * near the end and moves little.
 */
final class BookSide {
    private final boolean bids;
    private final int most;
    private double[] prices = new double[64];
    private double[] sizes = new double[64];
    private int count;

    /** @param most levels; the worst go when there are more */
    BookSide(boolean bids, int most) {
        this.bids = bids;
        this.most = most;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** Price of a level from the best, which is 0. */
    double price(int level) {
        return prices[count - 1 - level];
    }

    double size(int level) {
        return sizes[count - 1 - level];
    }

    /** Gives a price a size; 0 takes the level away. */
    void set(double price, double size) {
        int place = place(price);
        boolean there = place < count && prices[place] == price;
        if (size == 0) {
            if (there) {
                count--;
                System.arraycopy(prices, place + 1, prices, place, count - place);
                System.arraycopy(sizes, place + 1, sizes, place, count - place);
            }
        } else if (there) {
            sizes[place] = size;
        } else {
            insert(place, price, size);
        }
    }

    private void insert(int at, double price, double size) {
        int place = at;
        if (count == most) {
            if (place == 0) {
                return;
            }
            System.arraycopy(prices, 1, prices, 0, count - 1);
            System.arraycopy(sizes, 1, sizes, 0, count - 1);
            count--;
            place--;
        }
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        System.arraycopy(prices, place, prices, place + 1, count - place);
        System.arraycopy(sizes, place, sizes, place + 1, count - place);
        prices[place] = price;
        sizes[place] = size;
        count++;
    }

    /** Takes away what is better than a price. */
    void cutBetterThan(double price) {
        while (count > 0 && (bids ? prices[count - 1] > price : prices[count - 1] < price)) {
            count--;
        }
    }

    private int place(double price) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean worse = bids ? prices[middle] < price : prices[middle] > price;
            if (worse) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
