package io.strikeiq.feeds.binance;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.book.PriceBook;

/**
 * The book of one contract by the venue's rules: a snapshot, then differences whose update ids chain. Best quotes run ahead of
 * the differences: one with a newer id cuts the book at its prices, and again after an older difference, so that the top never goes
 * back in time.
 */
final class BinanceBook {
    private final PriceBook book = new PriceBook();
    private boolean whole;
    private long updateId = Long.MIN_VALUE;
    private long bestId = Long.MIN_VALUE;
    private double bestBid;
    private double bestBidSize;
    private double bestAsk;
    private double bestAskSize;

    /** Begins with a snapshot, whose levels follow. */
    void restart() {
        book.clear();
        whole = true;
    }

    /** Differences after a gap say nothing of levels that they do not name. */
    void lose() {
        whole = false;
    }

    boolean isWhole() {
        return whole;
    }

    /** Id of the last update in the book. */
    long updateId() {
        return updateId;
    }

    /** Whether a difference follows: chained to the last one, or the first that reaches beyond the snapshot. */
    boolean isFollowedBy(long first, long last, long previous) {
        return previous == updateId || (first <= updateId && last >= updateId);
    }

    /** Gives a price of a side a size; 0 takes the level away. */
    void set(boolean bid, double price, double size) {
        book.set(bid, price, size);
    }

    /** Ends a snapshot or a difference. */
    void applied(long lastId) {
        updateId = lastId;
        cut();
    }

    /** Whether a best quote is older than the book or the best quote before. */
    boolean isOld(long id) {
        return id < bestId || (whole && id < updateId);
    }

    /** Takes a best quote; a side without an order is {@code NaN}. */
    void best(long id, double bid, double bidSize, double ask, double askSize) {
        bestId = id;
        bestBid = bid;
        bestBidSize = bidSize;
        bestAsk = ask;
        bestAskSize = askSize;
        cut();
    }

    private void cut() {
        if (whole && bestId > updateId) {
            book.best(bestBid, bestBidSize, bestAsk, bestAskSize);
        }
    }

    /** Makes a tick of the best levels; false when they are those of the last one, or no book can be. */
    boolean show(MarketEvent tick, int id, long time) {
        return whole && book.bids() > 0 && book.asks() > 0 && book.isSound() && book.show(tick, id, time);
    }
}
