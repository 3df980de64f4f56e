package io.strikeiq.core.metrics.book;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * The best quotes and the known levels of one instrument, before and after its last update. {@code NaN} where a side is
 * empty or unknown: unknown until the first update, and empty where an update gives a side no price, in which case its
 * depth is 0. Sizes of an inverse contract, which are in currency, become units of the underlying level by level.
 */
final class Book implements Visited {
    double bid = Double.NaN;
    double bidSize = Double.NaN;
    double ask = Double.NaN;
    double askSize = Double.NaN;
    double priorBid = Double.NaN;
    double priorBidSize = Double.NaN;
    double priorAsk = Double.NaN;
    double priorAskSize = Double.NaN;

    /** There has been an update, so that a side without a price is empty and not unknown. */
    private boolean quoted;

    private boolean priorQuoted;

    /** Levels of the last depth update; 0 while there have only been quotes. */
    int levels;

    int priorLevels;
    /** Whether the last depth update has changed any level of a side. */
    boolean bidsChanged;

    boolean asksChanged;
    /** Whether only sizes of a side can have changed: it has the same prices as before, all of them known. */
    boolean bidPricesStand;

    boolean askPricesStand;
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
        update(tick, false);
    }

    /**
     * Applies a QUOTE or DEPTH tick.
     *
     * @param inverse sizes are in currency
     */
    void update(MarketEvent tick, boolean inverse) {
        priorQuoted = quoted;
        quoted = true;
        if (tick.type == TickType.DEPTH) {
            keepLevels();
            levels = tick.depth;
            tick.copyBids(bidPrices, bidSizes);
            tick.copyAsks(askPrices, askSizes);
            if (inverse) {
                divide(bidSizes, bidPrices);
                divide(askSizes, askPrices);
            }
            boolean samePrices = isSame(priorBidPrices, bidPrices);
            bidsChanged = !samePrices || !isSame(priorBidSizes, bidSizes);
            bidPricesStand = samePrices && isKnown(bidPrices);
            samePrices = isSame(priorAskPrices, askPrices);
            asksChanged = !samePrices || !isSame(priorAskSizes, askSizes);
            askPricesStand = samePrices && isKnown(askPrices);
            best(bidPrices[0], bidSizes[0], askPrices[0], askSizes[0]);
        } else if (inverse) {
            double newBid = tick.bestBid();
            double newAsk = tick.bestAsk();
            best(newBid, tick.bestBidSize() / newBid, newAsk, tick.bestAskSize() / newAsk);
        } else {
            best(tick.bestBid(), tick.bestBidSize(), tick.bestAsk(), tick.bestAskSize());
        }
    }

    private static void divide(double[] sizes, double[] prices) {
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] /= prices[i];
        }
    }

    /** Whether the sides are known before and after the last update, empty ones included. */
    boolean isCompared() {
        return quoted && priorQuoted;
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

    /** Whether the levels have the same values as before, and as many of them. */
    private boolean isSame(double[] before, double[] now) {
        // Every level is looked at: where the first change lies is a guess, and a wrong one costs more than the rest.
        long difference = priorLevels ^ levels;
        for (int i = 0; i < levels; i++) {
            difference |= Double.doubleToRawLongBits(before[i]) ^ Double.doubleToRawLongBits(now[i]);
        }
        return difference == 0;
    }

    private boolean isKnown(double[] prices) {
        double unknown = 0;
        for (int i = 0; i < levels; i++) {
            // What is no finite number makes the sum none.
            unknown += prices[i] * 0;
        }
        return unknown == 0;
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
        quoted = false;
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

    /** Size on the bid side within the known levels; 0 when it is empty, {@code NaN} when unknown. */
    double bidDepth() {
        return levels > 0 ? sum(bidPrices, bidSizes, levels) : quoted && Double.isNaN(bid) ? 0 : bidSize;
    }

    /** Size on the ask side within the known levels; 0 when it is empty, {@code NaN} when unknown. */
    double askDepth() {
        return levels > 0 ? sum(askPrices, askSizes, levels) : quoted && Double.isNaN(ask) ? 0 : askSize;
    }

    /** Sizes that are unknown are left out; a side of which no size is known has an unknown depth, unless it is empty. */
    private static double sum(double[] prices, double[] sizes, int count) {
        double sum = 0;
        boolean known = Double.isNaN(prices[0]);
        for (int i = 0; i < count; i++) {
            sum += Double.isNaN(sizes[i]) ? 0 : sizes[i];
            known |= !Double.isNaN(sizes[i]);
        }
        return known ? sum : Double.NaN;
    }

    @Override
    public void visit(StateVisitor visitor) {
        bid = visitor.visit(bid);
        bidSize = visitor.visit(bidSize);
        ask = visitor.visit(ask);
        askSize = visitor.visit(askSize);
        priorBid = visitor.visit(priorBid);
        priorBidSize = visitor.visit(priorBidSize);
        priorAsk = visitor.visit(priorAsk);
        priorAskSize = visitor.visit(priorAskSize);
        quoted = visitor.visit(quoted);
        priorQuoted = visitor.visit(priorQuoted);
        levels = visitor.visit(levels);
        priorLevels = visitor.visit(priorLevels);
        visitor.visitAll(bidPrices);
        visitor.visitAll(bidSizes);
        visitor.visitAll(askPrices);
        visitor.visitAll(askSizes);
        visitor.visitAll(priorBidPrices);
        visitor.visitAll(priorBidSizes);
        visitor.visitAll(priorAskPrices);
        visitor.visitAll(priorAskSizes);
    }
}
