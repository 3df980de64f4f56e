package io.strikeiq.core.metrics.price;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** Wilder's smoothed average with weight 1 ÷ n, begun with the simple average of the first n values (Wilder 1978). */
final class WilderAverage implements Visited {
    private final int period;
    private double value;
    private int count;

    WilderAverage(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period must be positive, not " + period);
        }
        this.period = period;
    }

    void add(double x) {
        count = Math.min(period, count + 1);
        value += (x - value) / count;
    }

    /** {@code NaN} until n values have come. */
    double value() {
        return count < period ? Double.NaN : value;
    }

    @Override
    public void visit(StateVisitor visitor) {
        value = visitor.visit(value);
        count = visitor.visit(count);
    }
}
