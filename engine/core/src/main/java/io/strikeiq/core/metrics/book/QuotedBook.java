package io.strikeiq.core.metrics.book;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedSums;
import io.strikeiq.core.statistics.HalfLife;

/**
 * The book of one instrument, the underlying or its future: also what no options tell, microprice, order-flow imbalance and
 * sweeps.
 */
final class QuotedBook implements LiquiditySource, Visited {
    final Book book = new Book();
    private final OrderFlowImbalance imbalance;
    private final DecayedSums turnover;
    private final QueueTurnover bidQueue;
    private final QueueTurnover askQueue;
    private final SweepWindow sweptAsks;
    private final SweepWindow sweptBids;
    private boolean seen;
    private boolean traded;

    /**
     * @param flowHalfLife of order-flow imbalance
     * @param turnoverHalfLife of what is added and cancelled
     */
    QuotedBook(BookSettings settings, HalfLife flowHalfLife, HalfLife turnoverHalfLife) {
        imbalance = new OrderFlowImbalance(settings, flowHalfLife);
        turnover = new DecayedSums(4, turnoverHalfLife);
        bidQueue = new QueueTurnover(1, turnover, 0, settings.matchWindow());
        askQueue = new QueueTurnover(-1, turnover, 1, settings.matchWindow());
        sweptAsks = new SweepWindow(1, settings.sweepWindow());
        sweptBids = new SweepWindow(-1, settings.sweepWindow());
    }

    /** Whether there ever was a trade. */
    boolean isTraded() {
        return traded;
    }

    /** Whether the instrument has ever been quoted on both sides. */
    boolean isSeen() {
        return seen;
    }

    /**
     * A quote or depth.
     *
     * @param inverse sizes are in currency
     */
    void onQuote(MarketEvent tick, boolean inverse) {
        long time = tick.time;
        book.update(tick, inverse);
        seen = seen || !Double.isNaN(book.mid());
        if (!book.isCompared()) {
            return;
        }
        imbalance.onQuote(book, time);
        if (tick.type == TickType.DEPTH) {
            imbalance.onDepth(book);
            turnOverLevels(time);
        } else if (book.levels == 0) {
            bidQueue.onQuote(time, book.priorBid, book.priorBidSize, book.bid, book.bidSize);
            askQueue.onQuote(time, book.priorAsk, book.priorAskSize, book.ask, book.askSize);
        }
    }

    /** Where depth is known it tells all that quotes in between do. */
    private void turnOverLevels(long time) {
        bidQueue.onDepth(time, book.bids, book.priorLevels, book.levels);
        askQueue.onDepth(time, book.asks, book.priorLevels, book.levels);
    }

    /**
     * A trade.
     *
     * @param size in units
     */
    void onTrade(MarketEvent tick, double size, int sign) {
        traded = true;
        if (sign > 0) {
            askQueue.onTrade(tick.time, size);
            sweptAsks.onTrade(book, tick.time, tick.price, size);
        } else if (sign < 0) {
            bidQueue.onTrade(tick.time, size);
            sweptBids.onTrade(book, tick.time, tick.price, size);
        }
    }

    /** A session has opened, or another contract takes its place: the change of the quotes is no event. */
    void forget() {
        book.forget();
        bidQueue.forget();
        askQueue.forget();
        sweptAsks.forget();
        sweptBids.forget();
    }

    @Override
    public double relativeSpread() {
        return (book.ask - book.bid) / book.mid();
    }

    @Override
    public double bidDepth() {
        return book.bidDepth();
    }

    @Override
    public double askDepth() {
        return book.askDepth();
    }

    @Override
    public double bidAddRate(long time) {
        return bidQueue.addRate(time);
    }

    @Override
    public double bidCancelRate(long time) {
        return bidQueue.cancelRate(time);
    }

    @Override
    public double askAddRate(long time) {
        return askQueue.addRate(time);
    }

    @Override
    public double askCancelRate(long time) {
        return askQueue.cancelRate(time);
    }

    @Override
    public void advance(long time) {
        turnover.advance(time);
    }

    @Override
    public double bidAdded() {
        return bidQueue.added();
    }

    @Override
    public double bidCancelled() {
        return bidQueue.cancelled();
    }

    @Override
    public double askAdded() {
        return askQueue.added();
    }

    @Override
    public double askCancelled() {
        return askQueue.cancelled();
    }

    /**
     * Shows what only a book of quotes has and engines read.
     *
     * @param basis by how much the book is above the underlying
     */
    void show(long time, double basis, MetricFrame frame) {
        frame.set(MetricSlots.MICROPRICE, book.microprice() - basis);
        imbalance.show(time, frame);
        if (traded && seen) {
            frame.set(MetricSlots.SWEEP_LEVELS_UP, sweptAsks.levels(time));
            frame.set(MetricSlots.SWEEP_LEVELS_DOWN, sweptBids.levels(time));
        }
    }

    /** Shows what only a book of quotes has and no engine reads. */
    void showRest(long time, MetricFrame frame) {
        imbalance.showRest(time, frame);
    }

    void sample(long time, long active) {
        imbalance.sample(time, active);
    }

    @Override
    public void visit(StateVisitor visitor) {
        book.visit(visitor);
        imbalance.visit(visitor);
        turnover.visit(visitor);
        bidQueue.visit(visitor);
        askQueue.visit(visitor);
        sweptAsks.visit(visitor);
        sweptBids.visit(visitor);
        seen = visitor.visit(seen);
        traded = visitor.visit(traded);
    }
}
