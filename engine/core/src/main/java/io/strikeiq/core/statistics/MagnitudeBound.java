package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Keeps one wrong or freak value from drowning what is summed: once a few have been seen, a value counts for at most
 * {@value #FACTOR} times the mean magnitude of those before it. The mean forgets, so that a lasting change of scale is
 * followed. Zeros have no magnitude and change nothing.
 */
public final class MagnitudeBound implements Visited {
    /** Beyond the largest block over the mean trade of any market, and far below an "unset" that is read as a size. */
    private static final double FACTOR = 10_000;

    /** A value enters the mean at no more than this multiple of it, so that two freaks are no scale. */
    private static final double LEARNT = 100;

    private static final int SEEN = 10;
    private static final int MEMORY = 1_000;
    private double mean;
    private int count;

    /** The value within the bound, with its sign; what is not finite is 0. */
    public double bounded(double value) {
        double magnitude = Math.abs(value);
        if (!(magnitude > 0 && magnitude <= Double.MAX_VALUE)) {
            return 0;
        }
        double within = magnitude;
        double weighed = magnitude;
        if (count >= SEEN && magnitude > LEARNT * mean) {
            within = Math.min(magnitude, FACTOR * mean);
            weighed = LEARNT * mean;
        }
        count = Math.min(MEMORY, count + 1);
        mean += (weighed - mean) / count;
        return value < 0 ? -within : within;
    }

    @Override
    public void visit(StateVisitor visitor) {
        mean = visitor.visit(mean);
        count = visitor.visit(count);
    }
}
