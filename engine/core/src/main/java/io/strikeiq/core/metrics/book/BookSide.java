package io.strikeiq.core.metrics.book;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.state.StateVisitor;
import java.util.Arrays;

/**
 * The levels of one side of a book, best first, before and after its last depth update. All that is summed over them is
 * summed in one pass. {@code NaN} beyond the levels that are displayed.
 */
final class BookSide {
    double[] prices = unknown();
    double[] sizes = unknown();
    /** As of the last update that moved the prices. */
    double[] priorPrices = unknown();

    double[] priorSizes = unknown();
    /** Whether only sizes can have changed: the side has the same prices as before, all of them known. */
    boolean pricesStand;
    /** Sum of the changes of size from level to level, an unknown one left out; of use where the prices stand. */
    double netChange;
    /** Twice the sum of the changes that are rises, as {@link #netChange}. */
    double twiceMore;
    /** Twice the sum of the changes that are falls, as {@link #netChange}. */
    double twiceLess;

    private double depth = Double.NaN;

    private static double[] unknown() {
        double[] array = new double[MarketEvent.MAX_DEPTH];
        Arrays.fill(array, Double.NaN);
        return array;
    }

    /**
     * Takes new levels over.
     *
     * @param newPrices of {@link MarketEvent#MAX_DEPTH} levels, {@code NaN} beyond those that there are; so are the sizes
     * @param levels how many there are
     * @param priorLevels how many there were
     */
    void take(double[] newPrices, double[] newSizes, int levels, int priorLevels) {
        double moved = 0;
        double total = 0;
        double net = 0;
        double more = 0;
        double less = 0;
        for (int i = 0; i < levels; i++) {
            double change = newSizes[i] - sizes[i];
            // |x| + x is 2x or 0: no branch, which sizes that come and go would make a guess.
            double magnitude = Math.abs(change);
            moved += Math.abs(newPrices[i] - prices[i]);
            total += newSizes[i];
            net += change;
            more += magnitude + change;
            less += magnitude - change;
        }
        pricesStand = moved == 0 && levels == priorLevels && levels > 0;
        depth = total;
        netChange = net;
        twiceMore = more;
        twiceLess = less;
        keep(newPrices, newSizes);
        if (Double.isNaN(net)) {
            sumKnown(levels);
        }
    }

    /** The levels become the prior ones; the arrays of those before take the new ones. */
    private void keep(double[] newPrices, double[] newSizes) {
        double[] free = priorSizes;
        priorSizes = sizes;
        sizes = free;
        System.arraycopy(newSizes, 0, sizes, 0, MarketEvent.MAX_DEPTH);
        if (!pricesStand) {
            free = priorPrices;
            priorPrices = prices;
            prices = free;
            System.arraycopy(newPrices, 0, prices, 0, MarketEvent.MAX_DEPTH);
        }
    }

    /** As the sums of {@link #take}, where a size is unknown. */
    private void sumKnown(int levels) {
        depth = depth(levels);
        netChange = 0;
        twiceMore = 0;
        twiceLess = 0;
        for (int i = 0; i < levels; i++) {
            double change = sizes[i] - priorSizes[i];
            if (!Double.isNaN(change)) {
                netChange += change;
                twiceMore += Math.abs(change) + change;
                twiceLess += Math.abs(change) - change;
            }
        }
    }

    /** Size within the levels; what is unknown is left out, and where no size is known it is, unless the side is empty. */
    double depth() {
        return depth;
    }

    private double depth(int levels) {
        double sum = 0;
        boolean known = Double.isNaN(prices[0]);
        for (int i = 0; i < levels; i++) {
            sum += Double.isNaN(sizes[i]) ? 0 : sizes[i];
            known |= !Double.isNaN(sizes[i]);
        }
        return known ? sum : Double.NaN;
    }

    void visit(StateVisitor visitor) {
        visitor.visitAll(prices);
        visitor.visitAll(sizes);
    }

    void visitPrior(StateVisitor visitor, int levels) {
        visitor.visitAll(pricesStand ? prices : priorPrices);
        visitor.visitAll(priorSizes);
        depth = depth(levels);
    }
}
