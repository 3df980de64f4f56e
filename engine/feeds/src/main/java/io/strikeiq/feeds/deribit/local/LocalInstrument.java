package io.strikeiq.feeds.deribit.local;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import java.util.NavigableMap;
import java.util.TreeMap;

/** An instrument of the local exchange as of now. */
final class LocalInstrument {
    final String name;
    final LocalUnderlying underlying;
    final Instrument terms;
    /** Best first by key: of bids the negative price. */
    final NavigableMap<Double, Double> bids = new TreeMap<>();

    final NavigableMap<Double, Double> asks = new TreeMap<>();
    final MarketEvent greeks = new MarketEvent();
    double openInterest = Double.NaN;
    double lastPrice = Double.NaN;
    long changeId;
    long tradeSequence;

    /** @param terms null for the perpetual of an underlying that is its own book */
    LocalInstrument(String name, LocalUnderlying underlying, Instrument terms) {
        this.name = name;
        this.underlying = underlying;
        this.terms = terms;
    }

    boolean isOption() {
        return terms != null && terms.isOption();
    }

    double bid() {
        return bids.isEmpty() ? Double.NaN : -bids.firstKey();
    }

    double ask() {
        return asks.isEmpty() ? Double.NaN : asks.firstKey();
    }

    double bidSize() {
        return bids.isEmpty() ? Double.NaN : bids.firstEntry().getValue();
    }

    double askSize() {
        return asks.isEmpty() ? Double.NaN : asks.firstEntry().getValue();
    }

    /** The levels of a side of a quote or depth, by key. */
    static NavigableMap<Double, Double> levels(MarketEvent tick, boolean bid) {
        NavigableMap<Double, Double> levels = new TreeMap<>();
        if (tick.type == TickType.QUOTE) {
            put(levels, bid, bid ? tick.bidPrice : tick.askPrice, bid ? tick.bidSize : tick.askSize);
        } else {
            double[] prices = bid ? tick.bidPrices : tick.askPrices;
            double[] sizes = bid ? tick.bidSizes : tick.askSizes;
            for (int i = 0; i < prices.length; i++) {
                put(levels, bid, prices[i], sizes[i]);
            }
        }
        return levels;
    }

    private static void put(NavigableMap<Double, Double> levels, boolean bid, double price, double size) {
        if (!Double.isNaN(price) && size > 0) {
            levels.put(bid ? -price : price, size);
        }
    }
}
