package io.strikeiq.core.metrics.price;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** Exponential moving average with weight 2 ÷ (n + 1), begun with the simple average of the first n values. */
public final class Ema implements Visited {
    private final int period;
    private double value;
    private int count;

    /**
     * @param period n, positive
     */
    public Ema(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period must be positive, not " + period);
        }
        this.period = period;
    }

    public void add(double x) {
        if (count < period) {
            count++;
            value += (x - value) / count;
        } else {
            value += 2.0 / (period + 1) * (x - value);
        }
    }

    /** {@code NaN} until n values have come. */
    public double value() {
        return count < period ? Double.NaN : value;
    }

    @Override
    public void visit(StateVisitor visitor) {
        value = visitor.visit(value);
        count = visitor.visit(count);
    }
}
