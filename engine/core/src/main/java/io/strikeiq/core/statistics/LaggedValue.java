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
    /** Age of an answer at most. */
    private static final int MOST_WINDOWS = 3;

    private final long window;
    private final long[] times = new long[CAPACITY];
    private final double[] values = new double[CAPACITY];
    /** Samples ever taken; the newest stands at {@code count − 1} modulo the capacity. */
    private long count;
    /** The newest sample known to be a window old, −1 for none. */
    private long lagged = -1;

    // What follows from the samples, so that most calls compare one time.
    /** From when on an offer is kept. */
    private long nextKept = Long.MIN_VALUE;
    /** From when on a sample newer than {@link #lagged} is a window old. */
    private long nextLagged = Long.MIN_VALUE;
    /** Until when the sample that lags is the answer. */
    private long lastAnswer = Long.MIN_VALUE;
    /** The latest time of which is known that it has come, though nobody has asked for its value. */
    private long passed = Long.MIN_VALUE;

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
        if (time < nextKept || Double.isNaN(value)) {
            return;
        }
        times[index(count)] = time;
        values[index(count)] = value;
        count++;
        nextKept = time + window / SAMPLES_PER_WINDOW;
        nextLagged = Math.min(nextLagged, time + window);
    }

    /** The value one window before {@code time}, {@code NaN} when unknown; times must not go back between calls. */
    public double get(long time) {
        if (time >= nextLagged) {
            advance(time);
        }
        return time <= lastAnswer ? values[index(lagged)] : Double.NaN;
    }

    /** As {@link #get} where nobody needs the value. */
    public void pass(long time) {
        passed = time;
    }

    /** Goes on to the newest sample that is a window old: each is passed once, so that a call costs O(1) on average. */
    private void advance(long time) {
        lagged = Math.max(lagged, count - CAPACITY);
        while (lagged + 1 < count && time - times[index(lagged + 1)] >= window) {
            lagged++;
        }
        foresee();
    }

    private void foresee() {
        nextLagged = lagged + 1 < count ? times[index(lagged + 1)] + window : Long.MAX_VALUE;
        lastAnswer = lagged < 0 ? Long.MIN_VALUE : times[index(lagged)] + MOST_WINDOWS * window;
    }

    private static int index(long position) {
        return (int) (position & (CAPACITY - 1));
    }

    @Override
    public void visit(StateVisitor visitor) {
        if (passed != Long.MIN_VALUE && passed >= nextLagged) {
            advance(passed);
        }
        visitor.visitAll(times);
        visitor.visitAll(values);
        count = visitor.visit(count);
        lagged = visitor.visit(lagged);
        nextKept = count > 0 ? times[index(count - 1)] + window / SAMPLES_PER_WINDOW : Long.MIN_VALUE;
        nextLagged = Long.MIN_VALUE;
        passed = Long.MIN_VALUE;
    }
}
