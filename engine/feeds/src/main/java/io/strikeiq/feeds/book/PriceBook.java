package io.strikeiq.feeds.book;

import io.strikeiq.core.event.MarketEvent;

/** The book of one instrument, of which the best levels are shown in ticks when they have changed. */
public final class PriceBook {
    /** More levels of a side than any venue gives within reach of the price. */
    private static final int MOST_LEVELS = 20_000;

    private final BookSide bids = new BookSide(true, MOST_LEVELS);
    private final BookSide asks = new BookSide(false, MOST_LEVELS);
    private final double[] shown = new double[4 * MarketEvent.MAX_DEPTH];
    private int shownBids = -1;
    private int shownAsks = -1;

    /** Forgets every level. */
    public void clear() {
        bids.clear();
        asks.clear();
    }

    /** Gives a price of a side a size; 0 takes the level away. */
    public void set(boolean bid, double price, double size) {
        (bid ? bids : asks).set(price, size);
    }

    /**
     * Takes a best bid and ask that are newer than the book: what is better is gone.
     *
     * @param bid {@code NaN} where the side is empty
     */
    public void best(double bid, double bidSize, double ask, double askSize) {
        best(bids, bid, bidSize);
        best(asks, ask, askSize);
    }

    private static void best(BookSide side, double price, double size) {
        if (Double.isNaN(price)) {
            side.clear();
        } else {
            side.cutBetterThan(price);
            side.set(price, size);
        }
    }

    public int bids() {
        return bids.count();
    }

    public int asks() {
        return asks.count();
    }

    /** Whether the best bid is below the best ask, or a side is empty. */
    public boolean isSound() {
        return bids.count() == 0 || asks.count() == 0 || bids.price(0) < asks.price(0);
    }

    /** Makes a tick of the best levels; false when they are those of the last one. */
    public boolean show(MarketEvent tick, int instrumentId, long time) {
        boolean changed = shownBids != Math.min(bids.count(), MarketEvent.MAX_DEPTH)
                || shownAsks != Math.min(asks.count(), MarketEvent.MAX_DEPTH);
        tick.asDepth(instrumentId, time, Math.max(bids.count(), asks.count()));
        changed |= fill(bids, tick.bidPrices, tick.bidSizes, 0);
        changed |= fill(asks, tick.askPrices, tick.askSizes, 2 * MarketEvent.MAX_DEPTH);
        shownBids = Math.min(bids.count(), MarketEvent.MAX_DEPTH);
        shownAsks = Math.min(asks.count(), MarketEvent.MAX_DEPTH);
        return changed;
    }

    private boolean fill(BookSide side, double[] prices, double[] sizes, int from) {
        boolean changed = false;
        int levels = Math.min(side.count(), MarketEvent.MAX_DEPTH);
        for (int i = 0; i < levels; i++) {
            prices[i] = side.price(i);
            sizes[i] = side.size(i);
            int cell = from + 2 * i;
            changed |= shown[cell] != prices[i] || shown[cell + 1] != sizes[i];
            shown[cell] = prices[i];
            shown[cell + 1] = sizes[i];
        }
        return changed;
    }
}
