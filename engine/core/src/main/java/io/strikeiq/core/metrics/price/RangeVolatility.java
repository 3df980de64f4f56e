package io.strikeiq.core.metrics.price;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Variance per bar from the last n bars that directly follow another: Parkinson (1980) from their ranges, Yang and Zhang
 * (2000) from opening gaps, open-to-close moves and the Rogers-Satchell term. A bar behind a gap, a night or a bar that
 * did not trade, only serves as the one before the next.
 */
public final class RangeVolatility implements Visited {
    private static final double FOUR_LN2 = 4 * StrictMath.log(2);
    private final int window;
    private final double[] openings;
    private final double[] moves;
    private final double[] rogersSatchell;
    private final double[] ranges;
    private int count;
    private int next;
    private double lastClose = Double.NaN;

    /**
     * @param window n, at least 3
     */
    public RangeVolatility(int window) {
        if (window < 3) {
            throw new IllegalArgumentException("window must be at least 3 bars, not " + window);
        }
        this.window = window;
        openings = new double[window];
        moves = new double[window];
        rogersSatchell = new double[window];
        ranges = new double[window];
    }

    /** Adds a bar; {@code follows} says that it directly follows the bar before. Prices must be positive. */
    public void add(double open, double high, double low, double close, boolean follows) {
        if (follows && !Double.isNaN(lastClose)) {
            double range = StrictMath.log(high / low);
            openings[next] = StrictMath.log(open / lastClose);
            moves[next] = StrictMath.log(close / open);
            rogersSatchell[next] = StrictMath.log(high / close) * StrictMath.log(high / open)
                    + StrictMath.log(low / close) * StrictMath.log(low / open);
            ranges[next] = range * range;
            next = (next + 1) % window;
            count = Math.min(window, count + 1);
        }
        lastClose = close;
    }

    /** Parkinson's variance per bar; {@code NaN} until the window is full, and when no bar in it has a range. */
    public double parkinson() {
        double variance = mean(ranges) / FOUR_LN2;
        return count == window && variance > 0 ? variance : Double.NaN;
    }

    /** Yang and Zhang's variance per bar; {@code NaN} until the window is full, and when nothing in it has moved. */
    public double yangZhang() {
        double k = 0.34 / (1.34 + (window + 1.0) / (window - 1.0));
        double variance = sampleVariance(openings) + k * sampleVariance(moves) + (1 - k) * mean(rogersSatchell);
        return count == window && variance > 0 ? variance : Double.NaN;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double sampleVariance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(openings);
        visitor.visitAll(moves);
        visitor.visitAll(rogersSatchell);
        visitor.visitAll(ranges);
        count = visitor.visit(count);
        next = visitor.visit(next);
        lastClose = visitor.visit(lastClose);
    }
}
