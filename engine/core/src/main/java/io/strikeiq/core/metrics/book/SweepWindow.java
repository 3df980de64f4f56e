package io.strikeiq.core.metrics.book;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Levels of one side of the book that aggressive trades have taken out within a sliding window. With depth: levels whose
 * displayed size, summed from the best, the window's volume covers and whose price it has reached, as displayed before
 * the window's first trade. Without depth: the quote and each worse price beyond it, once a trade has gone through the
 * quote that stood before the first.
 */
final class SweepWindow implements Visited {
    /** A power of two. */
    private static final int CAPACITY = 256;

    private static final double ROUNDING = 1e-9;
    /** Of {@value #CAPACITY} whole numbers up to here no sum is rounded. */
    private static final double LARGEST_WHOLE = 1L << 44;

    private final int sign;
    private final long window;
    private final long[] times = new long[CAPACITY];
    private final double[] prices = new double[CAPACITY];
    private final double[] sizes = new double[CAPACITY];
    /** Best quote before each trade, and the levels displayed then. */
    private final double[] touches = new double[CAPACITY];

    private final int[] levels = new int[CAPACITY];
    private final double[][] levelPrices = new double[CAPACITY][MarketEvent.MAX_DEPTH];
    private final double[][] levelSizes = new double[CAPACITY][MarketEvent.MAX_DEPTH];
    private int head;
    private int count;
    private int taken;
    /** Until when {@link #taken} stays what it is if no trade comes. */
    private long takenUntil = Long.MIN_VALUE;

    /** Trades of the window, from its first on, that {@link #volume} has in it. */
    private int summed;

    private double volume;
    /** Trades of the window whose size is no whole number: while there is none, every sum of sizes is exact. */
    private int fractions;

    /** Furthest price of the window, {@code NaN} while it must be looked for. */
    private double worst = Double.NaN;

    /**
     * @param sign +1 for buyers on the ask side, −1 for sellers on the bid side
     */
    SweepWindow(int sign, long window) {
        this.sign = sign;
        this.window = window;
    }

    /** A trade that took liquidity from this side; the oldest is forgotten when too many come. */
    void onTrade(Book book, long time, double price, double size) {
        if (count == CAPACITY) {
            drop();
        }
        takenUntil = Long.MIN_VALUE;
        int i = slot(count++);
        times[i] = time;
        prices[i] = price;
        sizes[i] = size;
        fractions += isWhole(size) ? 0 : 1;
        worst = count == 1 ? price : further(worst, price);
        touches[i] = sign > 0 ? book.ask : book.bid;
        levels[i] = book.levels;
        BookSide side = sign > 0 ? book.asks : book.bids;
        System.arraycopy(side.prices, 0, levelPrices[i], 0, MarketEvent.MAX_DEPTH);
        System.arraycopy(side.sizes, 0, levelSizes[i], 0, MarketEvent.MAX_DEPTH);
    }

    /** Where a trade of the window stands, the oldest being the 0th. */
    private int slot(int trade) {
        return (head + trade) & (CAPACITY - 1);
    }

    private static boolean isWhole(double size) {
        return size == Math.rint(size) && Math.abs(size) <= LARGEST_WHOLE;
    }

    private double further(double one, double other) {
        return sign > 0 ? Math.max(one, other) : Math.min(one, other);
    }

    /** What leaves is taken off the volume where that is exact; else the sum begins again, in the order of the trades. */
    private void drop() {
        if (fractions == 0 && summed > 0) {
            volume -= sizes[head];
            summed--;
        } else {
            summed = 0;
        }
        fractions -= isWhole(sizes[head]) ? 0 : 1;
        if (prices[head] == worst) {
            worst = Double.NaN;
        }
        head = slot(1);
        count--;
    }

    /** Levels taken out within the window that ends now. */
    int levels(long time) {
        // Asked for at each tick, it changes with the trades of the window only.
        return time <= takenUntil ? taken : count(time);
    }

    private int count(long time) {
        while (count > 0 && time - times[head] > window) {
            drop();
        }
        if (count == 0) {
            taken = 0;
            takenUntil = Long.MAX_VALUE;
        } else {
            taken = levels[head] > 0 ? displayedLevels() : levelsBeyondTheQuote();
            takenUntil = times[head] + window;
        }
        return taken;
    }

    private int displayedLevels() {
        sumTrades();
        double displayed = 0;
        for (int level = 0; level < levels[head]; level++) {
            displayed += levelSizes[head][level];
            // Not ≤: an unknown size or price ends the count.
            if (!(displayed <= volume * (1 + ROUNDING) && sign * (worst - levelPrices[head][level]) >= 0)) {
                return level;
            }
        }
        return levels[head];
    }

    private void sumTrades() {
        volume = summed == 0 ? 0 : volume;
        for (; summed < count; summed++) {
            volume += sizes[slot(summed)];
        }
        if (Double.isNaN(worst)) {
            worst = prices[head];
            for (int i = 1; i < count; i++) {
                worst = further(worst, prices[slot(i)]);
            }
        }
    }

    private int levelsBeyondTheQuote() {
        double furthest = touches[head];
        int beyond = 0;
        for (int i = 0; i < count; i++) {
            double price = prices[slot(i)];
            if (sign * (price - furthest) > 0) {
                furthest = price;
                beyond++;
            }
        }
        return beyond == 0 ? 0 : beyond + 1;
    }

    void forget() {
        takenUntil = Long.MIN_VALUE;
        count = 0;
        summed = 0;
        fractions = 0;
    }

    /** Shows the trades of the window, oldest first: what has left it is no state. Restored ones begin at the first slot. */
    @Override
    public void visit(StateVisitor visitor) {
        count = visitor.visit(count);
        for (int i = 0; i < count; i++) {
            visitTrade(slot(i), visitor);
        }
        summed = visitor.visit(summed);
        volume = visitor.visit(summed == 0 ? 0 : volume);
        fractions = visitor.visit(fractions);
        worst = visitor.visit(count == 0 ? Double.NaN : worst);
        takenUntil = Long.MIN_VALUE;
    }

    private void visitTrade(int slot, StateVisitor visitor) {
        times[slot] = visitor.visit(times[slot]);
        prices[slot] = visitor.visit(prices[slot]);
        sizes[slot] = visitor.visit(sizes[slot]);
        touches[slot] = visitor.visit(touches[slot]);
        levels[slot] = visitor.visit(levels[slot]);
        visitor.visitAll(levelPrices[slot]);
        visitor.visitAll(levelSizes[slot]);
    }
}
