package io.strikeiq.core.metrics.book;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

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
    final BookSide bids = new BookSide();
    final BookSide asks = new BookSide();
    /** Room for levels that a tick does not have as they are. */
    private final double[] priceRoom = new double[MarketEvent.MAX_DEPTH];

    private final double[] sizeRoom = new double[MarketEvent.MAX_DEPTH];

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
            priorLevels = levels;
            levels = tick.depth;
            take(bids, tick.bidPrices(priceRoom), tick.bidSizes(sizeRoom), inverse);
            take(asks, tick.askPrices(priceRoom), tick.askSizes(sizeRoom), inverse);
            best(bids.prices[0], bids.sizes[0], asks.prices[0], asks.sizes[0]);
        } else if (inverse) {
            double newBid = tick.bestBid();
            double newAsk = tick.bestAsk();
            best(newBid, tick.bestBidSize() / newBid, newAsk, tick.bestAskSize() / newAsk);
        } else {
            best(tick.bestBid(), tick.bestBidSize(), tick.bestAsk(), tick.bestAskSize());
        }
    }

    private void take(BookSide side, double[] prices, double[] sizes, boolean inverse) {
        side.take(prices, inverse ? inUnits(sizes, prices) : sizes, levels, priorLevels);
    }

    private double[] inUnits(double[] sizes, double[] prices) {
        for (int i = 0; i < sizes.length; i++) {
            sizeRoom[i] = sizes[i] / prices[i];
        }
        return sizeRoom;
    }

    /** Whether the sides are known before and after the last update, empty ones included. */
    boolean isCompared() {
        return quoted && priorQuoted;
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
        return levels > 0 ? bids.depth() : quoted && Double.isNaN(bid) ? 0 : bidSize;
    }

    /** Size on the ask side within the known levels; 0 when it is empty, {@code NaN} when unknown. */
    double askDepth() {
        return levels > 0 ? asks.depth() : quoted && Double.isNaN(ask) ? 0 : askSize;
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
        bids.visit(visitor);
        asks.visit(visitor);
        bids.visitPrior(visitor, levels);
        asks.visitPrior(visitor, levels);
    }
}
