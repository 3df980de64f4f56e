package io.strikeiq.core.metrics.book;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricHistory;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedSums;
import io.strikeiq.core.statistics.HalfLife;
import io.strikeiq.core.statistics.MagnitudeBound;

/**
 * Order-flow imbalance of Cont, Kukanov and Stoikov (2014), event by event on the best quotes:
 *
 * <pre>
 *   e = 1{Pb ≥ Pb'}·qb − 1{Pb ≤ Pb'}·qb' − 1{Pa ≤ Pa'}·qa + 1{Pa ≥ Pa'}·qa'
 * </pre>
 *
 * with P' and q' before the event. A side that is empty before or after, at no price, adds or takes away what stands on the
 * other of the two; one that is unknown contributes nothing. The multi-level form adds
 * the same expression for every level of the book (Xu, Gould and Howison 2018, equally weighted).
 */
final class OrderFlowImbalance implements Visited {
    private static final int BEST = 0;
    private static final int LEVELS = 1;
    private final MagnitudeBound bestSizes = new MagnitudeBound();
    private final MagnitudeBound levelSizes = new MagnitudeBound();
    private final DecayedSums flows;
    private final MetricHistory bestHistory;
    private final MetricHistory levelsHistory;
    private boolean hasEvents;
    private boolean hasLevelEvents;

    OrderFlowImbalance(BookSettings settings, HalfLife halfLife) {
        flows = new DecayedSums(2, halfLife);
        bestHistory = MetricHistory.scored(Metric.OFI, Metric.OFI_Z, settings.scoring());
        levelsHistory = MetricHistory.scored(null, Metric.OFI_DEPTH_Z, settings.scoring());
    }

    /** Contribution of one side: bid when {@code sign} is +1, ask when −1. */
    static double side(int sign, double priorPrice, double priorSize, double price, double size) {
        double improvement = sign * (price - priorPrice);
        if (Double.isNaN(improvement)) {
            return sign * (known(size) - known(priorSize));
        }
        if (Double.isNaN(priorSize + size)) {
            return 0;
        }
        return sign * (improvement > 0 ? size : improvement < 0 ? -priorSize : size - priorSize);
    }

    private static double known(double size) {
        return size > 0 ? size : 0;
    }

    /** To be called where the book is known before and after the tick. */
    void onQuote(Book book, long time) {
        hasEvents = true;
        double event = side(1, book.priorBid, book.priorBidSize, book.bid, book.bidSize)
                + side(-1, book.priorAsk, book.priorAskSize, book.ask, book.askSize);
        flows.advance(time);
        flows.add(BEST, bestSizes.bounded(event));
    }

    /** To be called after {@link #onQuote} of the same tick. */
    void onDepth(Book book) {
        int count = Math.min(book.levels, book.priorLevels);
        hasLevelEvents |= count > 0;
        double sum = levels(1, count, book.bids) + levels(-1, count, book.asks);
        flows.add(LEVELS, levelSizes.bounded(sum));
    }

    /** The contributions of a side's levels: where no price has changed they are the changes of size. */
    private static double levels(int sign, int count, BookSide side) {
        if (side.pricesStand) {
            return sign * side.netChange;
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += side(sign, side.priorPrices[i], side.priorSizes[i], side.prices[i], side.sizes[i]);
        }
        return sum;
    }

    /** Shows what engines read. */
    void show(long time, MetricFrame frame) {
        flows.advance(time);
        bestHistory.show(hasEvents ? flows.get(BEST) : Double.NaN, frame);
    }

    /** Shows what no engine reads. */
    void showRest(long time, MetricFrame frame) {
        levelsHistory.put(levels(time), frame);
    }

    private double levels(long time) {
        return hasLevelEvents ? flows.get(LEVELS, time) : Double.NaN;
    }

    void sample(long time, long activeTime) {
        levelsHistory.keep(levels(time));
        bestHistory.sample(activeTime);
        levelsHistory.sample(activeTime);
    }

    @Override
    public void visit(StateVisitor visitor) {
        bestSizes.visit(visitor);
        levelSizes.visit(visitor);
        flows.visit(visitor);
        bestHistory.visit(visitor);
        levelsHistory.visit(visitor);
        hasEvents = visitor.visit(hasEvents);
        hasLevelEvents = visitor.visit(hasLevelEvents);
    }
}
