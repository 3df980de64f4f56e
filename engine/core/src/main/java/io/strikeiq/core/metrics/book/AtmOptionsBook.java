package io.strikeiq.core.metrics.book;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedSums;

/**
 * The ATM call and put of the front expiry as the book of an index that has none: the spread is the mean of their
 * relative spreads, unknown unless both are quoted on both sides; whoever buys the index through them lifts the call's ask and hits the put's bid, so these two sizes
 * are the ask depth, and the other two the bid depth.
 */
final class AtmOptionsBook implements LiquiditySource, Visited {
    private static final int CALL = 0;
    private static final int PUT = 1;
    private final DecayedSums turnover;
    private final QueueTurnover[] bidQueues = new QueueTurnover[2];
    private final QueueTurnover[] askQueues = new QueueTurnover[2];
    private final Book[] books = {new Book(), new Book()};
    /** Expiry of the options that are read. */
    private long expiry = Long.MIN_VALUE;

    private double strike = Double.NaN;

    // Where the strike stands in the chain that was followed last, so that no tick of another option asks for its
    // strike.
    private ChainState chain;
    private int rowChanges;
    private int row = -1;

    AtmOptionsBook(BookSettings settings) {
        turnover = new DecayedSums(8, settings.turnoverHalfLife());
        for (int side = CALL; side <= PUT; side++) {
            bidQueues[side] = new QueueTurnover(1, turnover, 2 * side, settings.matchWindow());
            askQueues[side] = new QueueTurnover(-1, turnover, 2 * side + 1, settings.matchWindow());
        }
    }

    /**
     * Takes a tick of an option.
     *
     * @param atmStrike the sticky ATM strike, {@code NaN} when unknown: then the strike nearest to spot
     * @return whether the quotes of an ATM option have changed
     */
    boolean onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, double atmStrike) {
        ChainState ticked = state.chainOf(tick.instrumentId);
        if (ticked == null || ticked != underlying.front()) {
            return false;
        }
        follow(ticked, Double.isNaN(atmStrike) ? nearest(ticked, underlying.spot) : atmStrike);
        int column = state.columnOf(tick.instrumentId);
        if (column >> 1 != row) {
            return false;
        }
        int side = column & 1;
        if (tick.type == TickType.TRADE) {
            if (!tick.isBackfilled()) {
                onTrade(side, tick);
            }
            return false;
        }
        if (tick.type != TickType.QUOTE && tick.type != TickType.DEPTH) {
            return false;
        }
        onQuote(side, tick);
        return true;
    }

    private void follow(ChainState front, double atm) {
        boolean followed = front.expiryTime() == expiry && atm == strike;
        if (!followed) {
            expiry = front.expiryTime();
            strike = atm;
            forget();
        }
        if (!followed || front != chain || front.rowChanges() != rowChanges) {
            chain = front;
            rowChanges = front.rowChanges();
            row = front.rowOf(strike);
        }
    }

    /** A session has opened, or others are the ATM options: the change of the quotes is no event. */
    void forget() {
        for (int side = CALL; side <= PUT; side++) {
            books[side].forget();
            bidQueues[side].forget();
            askQueues[side].forget();
        }
    }

    private static double nearest(ChainState chain, double spot) {
        int row = chain.firstRowAtOrAbove(spot);
        if (Double.isNaN(spot) || chain.rows() == 0) {
            return Double.NaN;
        }
        if (row == chain.rows()) {
            return chain.strike(row - 1);
        }
        boolean lower = row > 0 && spot - chain.strike(row - 1) <= chain.strike(row) - spot;
        return chain.strike(lower ? row - 1 : row);
    }

    private void onTrade(int side, MarketEvent tick) {
        QueueTurnover queue = tick.price >= books[side].mid() ? askQueues[side] : bidQueues[side];
        queue.onTrade(tick.time, tick.size);
    }

    private void onQuote(int side, MarketEvent tick) {
        Book book = books[side];
        book.update(tick);
        if (!book.isCompared()) {
            return;
        }
        bidQueues[side].onQuote(tick.time, book.priorBid, book.priorBidSize, book.bid, book.bidSize);
        askQueues[side].onQuote(tick.time, book.priorAsk, book.priorAskSize, book.ask, book.askSize);
    }

    @Override
    public double relativeSpread() {
        return 0.5 * (relativeSpread(books[CALL]) + relativeSpread(books[PUT]));
    }

    private static double relativeSpread(Book book) {
        return (book.ask - book.bid) / book.mid();
    }

    @Override
    public double bidDepth() {
        return books[CALL].bidDepth() + books[PUT].askDepth();
    }

    @Override
    public double askDepth() {
        return books[CALL].askDepth() + books[PUT].bidDepth();
    }

    @Override
    public double bidAddRate(long time) {
        return bidQueues[CALL].addRate(time) + askQueues[PUT].addRate(time);
    }

    @Override
    public double bidCancelRate(long time) {
        return bidQueues[CALL].cancelRate(time) + askQueues[PUT].cancelRate(time);
    }

    @Override
    public double askAddRate(long time) {
        return askQueues[CALL].addRate(time) + bidQueues[PUT].addRate(time);
    }

    @Override
    public double askCancelRate(long time) {
        return askQueues[CALL].cancelRate(time) + bidQueues[PUT].cancelRate(time);
    }

    @Override
    public void advance(long time) {
        turnover.advance(time);
    }

    @Override
    public double bidAdded() {
        return bidQueues[CALL].added() + askQueues[PUT].added();
    }

    @Override
    public double bidCancelled() {
        return bidQueues[CALL].cancelled() + askQueues[PUT].cancelled();
    }

    @Override
    public double askAdded() {
        return askQueues[CALL].added() + bidQueues[PUT].added();
    }

    @Override
    public double askCancelled() {
        return askQueues[CALL].cancelled() + bidQueues[PUT].cancelled();
    }

    @Override
    public void visit(StateVisitor visitor) {
        turnover.visit(visitor);
        expiry = visitor.visit(expiry);
        strike = visitor.visit(strike);
        for (int side = CALL; side <= PUT; side++) {
            books[side].visit(visitor);
            bidQueues[side].visit(visitor);
            askQueues[side].visit(visitor);
        }
    }
}
