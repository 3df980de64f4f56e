package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The mean of a step function over time, with weights that halve every half-life of event time: a value weighs as long
 * as it has stood, so that one that flickers hardly counts.
 */
public final class TimeMean implements Visited {
    private static final double LN2 = StrictMath.log(2);
    private final double decayPerNano;
    private double value = Double.NaN;
    private double mean = Double.NaN;
    private long at;

    /**
     * @param halfLife nanoseconds, positive
     */
    public TimeMean(long halfLife) {
        if (halfLife <= 0) {
            throw new IllegalArgumentException("half-life must be positive, not " + halfLife + " ns");
        }
        this.decayPerNano = LN2 / halfLife;
    }

    /**
     * The value from this time on, unknown where it is not finite; the mean starts again with the first after an unknown
     * one.
     */
    public void set(long time, double newValue) {
        double present = Double.isFinite(newValue) ? newValue : Double.NaN;
        mean = get(time);
        if (Double.isNaN(present) || Double.isNaN(mean)) {
            mean = present;
        }
        value = present;
        at = Math.max(at, time);
    }

    /** The mean as of a time, {@code NaN} while the value is unknown; a time before the last one counts as the last one. */
    public double get(long time) {
        return time > at && value != mean ? value + (mean - value) * Decay.factor(decayPerNano * (time - at)) : mean;
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
