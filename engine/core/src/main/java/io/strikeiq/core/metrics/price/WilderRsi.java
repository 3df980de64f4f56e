package io.strikeiq.core.metrics.price;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** Relative strength index of Wilder (1978): 100·U ÷ (U + D) of the smoothed rises and falls of n closes. */
public final class WilderRsi implements Visited {
    private final WilderAverage rises;
    private final WilderAverage falls;
    private double lastClose = Double.NaN;

    /**
     * @param period n, positive
     */
    public WilderRsi(int period) {
        rises = new WilderAverage(period);
        falls = new WilderAverage(period);
    }

    public void add(double close) {
        if (!Double.isNaN(lastClose)) {
            rises.add(Math.max(0, close - lastClose));
            falls.add(Math.max(0, lastClose - close));
        }
        lastClose = close;
    }

    /** In 0..100; {@code NaN} until n changes have come, and when no close has changed in all of them. */
    public double value() {
        double up = rises.value();
        return 100 * up / (up + falls.value());
    }

    @Override
    public void visit(StateVisitor visitor) {
        rises.visit(visitor);
        falls.visit(visitor);
        lastClose = visitor.visit(lastClose);
    }
}
