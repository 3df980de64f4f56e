package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The mean of a step function over time, with weights that halve every half-life of event time: a value weighs as long
 * as it has stood, so that one that flickers hardly counts.
 */
public final class TimeMean implements Visited {
    private final HalfLife halfLife;
    private double value = Double.NaN;
    private double mean = Double.NaN;
    private long at;

    /**
     * @param halfLife nanoseconds, positive
     */
    public TimeMean(long halfLife) {
        this(new HalfLife(halfLife));
    }

    /**
     * @param halfLife perhaps shared with what is set at the same times
     */
    public TimeMean(HalfLife halfLife) {
        this.halfLife = halfLife;
    }

    /**
     * The value from this time on, unknown where it is not finite; the mean starts again with the first after an unknown
     * one.
     *
     * @return the mean as of this time
     */
    public double set(long time, double newValue) {
        double present = Double.isFinite(newValue) ? newValue : Double.NaN;
        mean = get(time);
        if (Double.isNaN(present) || Double.isNaN(mean)) {
            mean = present;
        }
        value = present;
        at = Math.max(at, time);
        return mean;
    }

    /** The mean as of a time, {@code NaN} while the value is unknown; a time before the last one counts as the last one. */
    public double get(long time) {
        return time > at && value != mean ? value + (mean - value) * halfLife.factor(time - at) : mean;
    }

    public void reset() {
        value = Double.NaN;
        mean = Double.NaN;
        at = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        value = visitor.visit(value);
        mean = visitor.visit(mean);
        at = visitor.visit(at);
    }
}
