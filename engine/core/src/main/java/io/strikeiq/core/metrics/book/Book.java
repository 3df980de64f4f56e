package io.strikeiq.core.metrics.book;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import java.util.Arrays;

/**
 * The best quotes and the known levels of one instrument, before and after its last update. {@code NaN} where a side is
 * empty or unknown.
 */
final class Book {
    double bid = Double.NaN;
    double bidSize = Double.NaN;
    double ask = Double.NaN;
    double askSize = Double.NaN;
    double priorBid = Double.NaN;
    double priorBidSize = Double.NaN;
    double priorAsk = Double.NaN;
    double priorAskSize = Double.NaN;

    /** Levels of the last depth update; 0 while there have only been quotes. */
    int levels;

    int priorLevels;
    double[] bidPrices = unknown();
    double[] bidSizes = unknown();
    double[] askPrices = unknown();
    double[] askSizes = unknown();
    double[] priorBidPrices = unknown();
    double[] priorBidSizes = unknown();
    double[] priorAskPrices = unknown();
    double[] priorAskSizes = unknown();

    private static double[] unknown() {
        double[] array = new double[MarketEvent.MAX_DEPTH];
        Arrays.fill(array, Double.NaN);
        return array;
    }

    /** Applies a QUOTE or DEPTH tick. */
    void update(MarketEvent tick) {
        if (tick.type == TickType.DEPTH) {
            keepLevels();
            levels = tick.depth;
            copy(tick.bidPrices, bidPrices);
            copy(tick.bidSizes, bidSizes);
            copy(tick.askPrices, askPrices);
            copy(tick.askSizes, askSizes);
            best(bidPrices[0], bidSizes[0], askPrices[0], askSizes[0]);
        } else {
            best(tick.bidPrice, tick.bidSize, tick.askPrice, tick.askSize);
        }
    }

    /** The levels become the prior ones; the arrays of those before take the new ones. */
    private void keepLevels() {
        priorLevels = levels;
        double[] free = priorBidPrices;
        priorBidPrices = bidPrices;
        bidPrices = free;
        free = priorBidSizes;
        priorBidSizes = bidSizes;
        bidSizes = free;
        free = priorAskPrices;
        priorAskPrices = askPrices;
        askPrices = free;
        free = priorAskSizes;
        priorAskSizes = askSizes;
        askSizes = free;
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, MarketEvent.MAX_DEPTH);
    }

    private void best(double newBid, double newBidSize, double newAsk, double newAskSize) {
        priorBid = bid;
        priorBidSize = bidSize;
        priorAsk = ask;
        priorAskSize = askSize;
        bid = newBid;
        bidSize = newBidSize;
        ask = newAsk;
        askSize = newAskSize;
    }

    /** Forgets the quotes, so that the next one is not compared with them. */
    void forget() {
        best(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        levels = 0;
    }

    /** Mid of the best quotes, {@code NaN} unless both are there and not crossed. */
    double mid() {
        return bid > 0 && ask >= bid ? 0.5 * (bid + ask) : Double.NaN;
    }

    /** Size-weighted mid: nearer to the side with less size. */
    double microprice() {
        double weight = bidSize + askSize;
        return ask >= bid && weight > 0 ? (bid * askSize + ask * bidSize) / weight : Double.NaN;
    }

    /** Size on the bid side within the known levels. */
    double bidDepth() {
        return levels > 0 ? sum(bidSizes, levels) : bidSize;
    }

    /** Size on the ask side within the known levels. */
    double askDepth() {
        return levels > 0 ? sum(askSizes, levels) : askSize;
    }

    private static double sum(double[] sizes, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Double.isNaN(sizes[i]) ? 0 : sizes[i];
        }
        return sum;
    }
}
