package io.strikeiq.imports.tardis;

import io.strikeiq.core.event.MarketEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The book of one instrument: a snapshot, then the levels that change. */
final class TardisBook {
    private final NavigableMap<Double, Double> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Double, Double> asks = new TreeMap<>();
    private final MarketEvent shown = new MarketEvent();
    private boolean begun;
    private boolean inSnapshot;

    /** Takes a level of a snapshot or a change; the first level of a snapshot begins the book again. False when there is no book yet. */
    boolean level(boolean snapshot, boolean bid, double price, double size) {
        if (snapshot && !inSnapshot) {
            bids.clear();
            asks.clear();
            begun = true;
        }
        inSnapshot = snapshot;
        if (!begun) {
            return false;
        }
        NavigableMap<Double, Double> side = bid ? bids : asks;
        if (size == 0) {
            side.remove(price);
        } else {
            side.put(price, size);
        }
        return true;
    }

    /** Whether both sides have levels and do not cross. */
    boolean isSound() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() < asks.firstKey();
    }

    /** Writes the best levels into a depth tick; returns whether they differ from those written before. */
    boolean showIn(MarketEvent tick, int id, long time) {
        tick.asDepth(id, time, Math.max(bids.size(), asks.size()));
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
