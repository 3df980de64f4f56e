package io.strikeiq.core.metrics.price;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Average true range of Wilder (1978): the smoothed largest of high − low, |high − prior close|, |low − prior close|; of a
 * session's first bar high − low alone.
 */
public final class WilderAtr implements Visited {
    private final WilderAverage range;
    private double lastClose = Double.NaN;

    /**
     * @param period n, positive
     */
    public WilderAtr(int period) {
        range = new WilderAverage(period);
    }

    public void add(double high, double low, double close) {
        double trueRange = high - low;
        if (!Double.isNaN(lastClose)) {
            trueRange = Math.max(trueRange, Math.max(Math.abs(high - lastClose), Math.abs(low - lastClose)));
        }
        range.add(trueRange);
        lastClose = close;
    }

    /** The next bar is a session's first. */
    public void startSession() {
        lastClose = Double.NaN;
    }

    /** In price units; {@code NaN} until n bars have come. */
    public double value() {
        return range.value();
    }

    @Override
    public void visit(StateVisitor visitor) {
        range.visit(visitor);
        lastClose = visitor.visit(lastClose);
    }
}
