package io.strikeiq.imports.binance;

import io.strikeiq.core.event.MarketEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The book of one instrument, kept by the venue's rules: a snapshot, then differences whose update ids chain; a size replaces the level's,
 * 0 removes it. The stream of best quotes runs ahead of the differences: a best quote with a newer id cuts the book at its prices, and is
 * applied again when an older difference arrives, so that the top of the book never goes back in time.
 */
final class BinanceBook {
    private final NavigableMap<Double, Double> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Double, Double> asks = new TreeMap<>();
    private final MarketEvent shown = new MarketEvent();
    private boolean synchronised;
    private long updateId = Long.MIN_VALUE;

    private long bestId = Long.MIN_VALUE;
    private double bestBid;
    private double bestBidSize;
    private double bestAsk;
    private double bestAskSize;

    /** Starts again from a snapshot, which levels follow. */
    void restart(long lastUpdateId) {
        bids.clear();
        asks.clear();
        updateId = lastUpdateId;
        synchronised = true;
    }

    /** Forgets that the book is complete: differences after a gap say nothing about levels that they do not name. */
    void lose() {
        synchronised = false;
    }

    boolean isSynchronised() {
        return synchronised;
    }

    /** Id of the last update in the book. */
    long updateId() {
        return updateId;
    }

    void level(boolean bid, double price, double size) {
        NavigableMap<Double, Double> side = bid ? bids : asks;
        if (size == 0) {
            side.remove(price);
        } else {
            side.put(price, size);
        }
    }

    /** Ends a difference. */
    void applied(long lastId) {
        updateId = lastId;
        cut();
    }

    /** True when a best quote is older than the book or the best quote before. */
    boolean isOld(long id) {
        return id < bestId || (synchronised && id < updateId);
    }

    /** Takes a best quote in. */
    void best(long id, double bid, double bidSize, double ask, double askSize) {
        bestId = id;
        bestBid = bid;
        bestBidSize = bidSize;
        bestAsk = ask;
        bestAskSize = askSize;
        cut();
    }

    private void cut() {
        if (!synchronised || bestId <= updateId) {
            return;
        }
        cut(bids, bestBid, bestBidSize);
        cut(asks, bestAsk, bestAskSize);
    }

    private static void cut(NavigableMap<Double, Double> side, double price, double size) {
        if (Double.isNaN(price)) {
            side.clear();
        } else {
            side.headMap(price, false).clear();
            side.put(price, size);
        }
    }

    /** True when both sides have levels and do not cross. */
    boolean isSound() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() < asks.firstKey();
    }

    /** Writes the best levels into a depth tick; returns whether they differ from those written before. */
    boolean showIn(MarketEvent tick, int id, long time) {
        tick.asDepth(id, time, Math.min(MarketEvent.MAX_DEPTH, Math.max(bids.size(), asks.size())));
        fill(bids, tick.bidPrices, tick.bidSizes);
        fill(asks, tick.askPrices, tick.askSizes);
        boolean changed = !Arrays.equals(tick.bidPrices, shown.bidPrices)
                || !Arrays.equals(tick.bidSizes, shown.bidSizes)
                || !Arrays.equals(tick.askPrices, shown.askPrices)
                || !Arrays.equals(tick.askSizes, shown.askSizes);
        shown.copyFrom(tick);
        return changed;
    }

    private static void fill(NavigableMap<Double, Double> side, double[] prices, double[] sizes) {
        Iterator<Map.Entry<Double, Double>> levels = side.entrySet().iterator();
        for (int i = 0; i < MarketEvent.MAX_DEPTH && levels.hasNext(); i++) {
            Map.Entry<Double, Double> level = levels.next();
            prices[i] = level.getKey();
            sizes[i] = level.getValue();
        }
    }
}
