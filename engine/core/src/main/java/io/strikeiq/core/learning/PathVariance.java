package io.strikeiq.core.learning;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Sum of squared log returns of a price so far, sampled every {@value #INTERVAL_SECONDS} seconds at most, so that the
 * bounce between bid and ask weighs little. What is between two readings is the variance realised in between.
 */
final class PathVariance implements Visited {
    private static final int INTERVAL_SECONDS = 10;
    private static final long INTERVAL = INTERVAL_SECONDS * 1_000_000_000L;

    private double sum;
    private double price = Double.NaN;
    private long nextAt = Long.MIN_VALUE;

    void onPrice(long time, double now) {
        if (time < nextAt || !(now > 0)) {
            return;
        }
        if (price > 0) {
            double log = StrictMath.log(now / price);
            sum += log * log;
        }
        price = now;
        nextAt = time + INTERVAL;
    }

    /** The next price does not follow the last one. */
    void interrupt() {
        price = Double.NaN;
        nextAt = Long.MIN_VALUE;
    }

    double sum() {
        return sum;
    }

    @Override
    public void visit(StateVisitor visitor) {
        sum = visitor.visit(sum);
        price = visitor.visit(price);
        nextAt = visitor.visit(nextAt);
    }
}
