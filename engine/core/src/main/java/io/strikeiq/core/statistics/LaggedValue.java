package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The value that stood one window ago, from a ring of samples taken at a 32nd of the window. The answer is the newest
 * sample that is at least a window old, and {@code NaN} when that one is older than three windows: a change over a night
 * is no change over a quarter of an hour.
 */
public final class LaggedValue implements Visited {
    private static final int SAMPLES_PER_WINDOW = 32;
    private static final int CAPACITY = 4 * SAMPLES_PER_WINDOW;
    private final long window;
    private final long[] times = new long[CAPACITY];
    private final double[] values = new double[CAPACITY];
    /** Samples ever taken; the newest stands at {@code count − 1} modulo the capacity. */
    private long count;
    /** The newest sample known to be a window old, −1 for none. */
    private long lagged = -1;

    /**
     * @param window nanoseconds, at least 32
     */
    public LaggedValue(long window) {
        if (window < SAMPLES_PER_WINDOW) {
            throw new IllegalArgumentException("window must be at least 32 ns, not " + window);
        }
        this.window = window;
    }

    /** Offers the present value; it is kept when the last one kept is old enough. {@code NaN} is no value. */
    public void offer(long time, double value) {
        if (Double.isNaN(value) || (count > 0 && time - times[index(count - 1)] < window / SAMPLES_PER_WINDOW)) {
            return;
        }
        times[index(count)] = time;
        values[index(count)] = value;
        count++;
    }

    /** The value one window before {@code time}, {@code NaN} when unknown; times must not go back between calls. */
    public double get(long time) {
        // The sample of the last answer, or a newer one: each is passed once, so that a call costs O(1) on average.
        lagged = Math.max(lagged, count - CAPACITY);
        while (lagged + 1 < count && time - times[index(lagged + 1)] >= window) {
            lagged++;
        }
        if (lagged < 0) {
            return Double.NaN;
        }
        long age = time - times[index(lagged)];
        return age >= window && age <= 3 * window ? values[index(lagged)] : Double.NaN;
    }

    private static int index(long position) {
        return (int) (position & (CAPACITY - 1));
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(times);
        visitor.visitAll(values);
        count = visitor.visit(count);
        lagged = visitor.visit(lagged);
    }
}
