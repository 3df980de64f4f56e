package io.strikeiq.core.metrics.price;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** Volume-weighted average price since the last reset, and the volume-weighted standard deviation around it. */
public final class Vwap implements Visited {
    /** Products of smaller numbers with the square of a price are finite. */
    private static final double LARGEST = 1e100;

    private double volume;
    private double mean;
    private double squares;

    /** Adds a trade; one without a positive size, with an unknown price, or beyond what can be summed is none. */
    public void add(double price, double size) {
        if (!(size > 0) || !(Math.abs(price) < LARGEST && volume + size < LARGEST)) {
            return;
        }
        volume += size;
        double delta = price - mean;
        mean += delta * size / volume;
        squares += size * delta * (price - mean);
    }

    /** {@code NaN} before the first trade. */
    public double value() {
        return volume > 0 ? mean : Double.NaN;
    }

    /** {@code NaN} before the first trade, 0 while there has been one price. */
    public double sigma() {
        return volume > 0 ? Math.sqrt(Math.max(0, squares / volume)) : Double.NaN;
    }

    public void reset() {
        volume = 0;
        mean = 0;
        squares = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        volume = visitor.visit(volume);
        mean = visitor.visit(mean);
        squares = visitor.visit(squares);
    }
}
