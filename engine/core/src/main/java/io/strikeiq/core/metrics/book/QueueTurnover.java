package io.strikeiq.core.metrics.book;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedSums;

/**
 * What is added to and cancelled from one side of a book, as decayed counters: from the best quote, or from all levels
 * that are displayed. A reduction of size is a cancel as far as no trade within the match window explains it, whichever
 * of the two comes first in the feed.
 */
final class QueueTurnover implements Visited {
    private final int sign;
    private final long matchWindow;
    /** Of all queues of a book, which decay together. */
    private final DecayedSums sums;

    private final int added;
    private final int cancelled;
    /** Traded volume that no reduction has been put down to yet. */
    private double traded;

    private long tradedAt;
    /** Part of the last reduction that was taken for a cancel. */
    private double unexplained;

    private long unexplainedAt;

    /**
     * @param sign +1 for a bid queue, −1 for an ask queue
     * @param sums of which the queue keeps two, shown to a visitor by whoever holds them
     * @param queue number of the queue among those that share the sums, from 0
     */
    QueueTurnover(int sign, DecayedSums sums, int queue, long matchWindow) {
        this.sign = sign;
        this.matchWindow = matchWindow;
        this.sums = sums;
        this.added = 2 * queue;
        this.cancelled = 2 * queue + 1;
    }

    private void add(int sum, long time, double size) {
        sums.advance(time);
        sums.add(sum, size);
    }

    /**
     * A change of the best quote of a side that was known, or known to be empty, before: a price that is {@code NaN} says
     * that it is empty. With an unknown size before or after nothing is known to have been added.
     */
    void onQuote(long time, double priorPrice, double priorSize, double price, double size) {
        if (Double.isNaN(price) || Double.isNaN(priorPrice)) {
            onEmptied(time, priorSize, size);
            return;
        }
        double improvement = sign * (price - priorPrice);
        if (improvement > 0) {
            add(added, time, size);
        } else if (improvement < 0) {
            remove(time, priorSize);
        } else if (size > priorSize) {
            add(added, time, size - priorSize);
        } else if (size < priorSize) {
            remove(time, priorSize - size);
        }
    }

    private void onEmptied(long time, double priorSize, double size) {
        if (size > 0) {
            add(added, time, size);
        } else if (priorSize > 0) {
            remove(time, priorSize);
        }
    }

    /**
     * A change of the displayed levels, best first. Prices beyond the last level of either display are left out: what
     * comes into view or goes out of it has not been added or cancelled. A display with room left shows the whole side:
     * what it lacks is gone, and what was not there is new.
     */
    void onDepth(long time, BookSide side, int priorLevels, int levels) {
        if (side.pricesStand) {
            take(time, side.twiceMore, side.twiceLess);
        } else {
            onLevels(time, side, priorLevels, levels);
        }
    }

    /** As {@link #onDepth}, whatever prices have done. */
    void onLevels(long time, BookSide side, int priorLevels, int levels) {
        double[] priorPrices = side.priorPrices;
        double[] priorSizes = side.priorSizes;
        double[] prices = side.prices;
        double[] sizes = side.sizes;
        double twiceMore = 0;
        double twiceLess = 0;
        int before = 0;
        int now = 0;
        while (before < priorLevels && now < levels) {
            double ahead = sign * (priorPrices[before] - prices[now]);
            double change;
            if (ahead == 0) {
                change = sizes[now++] - priorSizes[before++];
            } else if (ahead > 0) {
                change = -priorSizes[before++];
            } else if (ahead < 0) {
                change = sizes[now++];
            } else {
                break;
            }
            // |x| + x is 2x or 0, whichever way a size has gone. An unknown size is none.
            double size = Math.abs(change);
            if (size >= 0) {
                twiceMore += size + change;
                twiceLess += size - change;
            }
        }
        if (now < levels && isEmpty(prices[now], sizes[now])) {
            for (; before < priorLevels && priorSizes[before] > 0; before++) {
                twiceLess += 2 * priorSizes[before];
            }
        } else if (before < priorLevels && isEmpty(priorPrices[before], priorSizes[before])) {
            for (; now < levels && sizes[now] > 0; now++) {
                twiceMore += 2 * sizes[now];
            }
        }
        take(time, twiceMore, twiceLess);
    }

    private void take(long time, double twiceMore, double twiceLess) {
        if (twiceMore > 0) {
            add(added, time, 0.5 * twiceMore);
        }
        if (twiceLess > 0) {
            remove(time, 0.5 * twiceLess);
        }
    }

    private static boolean isEmpty(double price, double size) {
        return Double.isNaN(price) && Double.isNaN(size);
    }

    private void remove(long time, double size) {
        double available = time - tradedAt <= matchWindow ? traded : 0;
        double explained = size < available ? size : available;
        traded = available - explained;
        unexplained = size - explained;
        unexplainedAt = time;
        add(cancelled, time, unexplained);
    }

    /** A trade against this queue. */
    void onTrade(long time, double size) {
        double late = time - unexplainedAt <= matchWindow ? Math.min(size, unexplained) : 0;
        if (late > 0) {
            unexplained -= late;
            add(cancelled, time, -late);
        }
        traded = (time - tradedAt <= matchWindow ? traded : 0) + size - late;
        tradedAt = time;
    }

    /** The queue is another one from now on; what was counted stays. */
    void forget() {
        traded = 0;
        unexplained = 0;
    }

    /** Units per second. */
    double addRate(long time) {
        return sums.rate(added, time);
    }

    /** Units per second. */
    double cancelRate(long time) {
        return Math.max(0, sums.rate(cancelled, time));
    }

    /** What has been added, comparable with other sums of the same book. */
    double added() {
        return sums.get(added);
    }

    /** What has been cancelled, comparable with other sums of the same book. */
    double cancelled() {
        double sum = sums.get(cancelled);
        return sum > 0 ? sum : 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        traded = visitor.visit(traded);
        tradedAt = visitor.visit(tradedAt);
        unexplained = visitor.visit(unexplained);
        unexplainedAt = visitor.visit(unexplainedAt);
    }
}
