package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * A sum that halves every half-life of event time: S(t) = Σ xᵢ·2^(−(t−tᵢ)/h). Over a long steady stream of rate x per
 * second the sum tends to x·h/ln 2, see {@link #rate}.
 */
public final class DecayedSum implements Visited {
    private static final double LN2 = StrictMath.log(2);
    private final double decayPerNano;
    private double sum;
    private long at;

    /**
     * @param halfLife nanoseconds, positive
     */
    public DecayedSum(long halfLife) {
        if (halfLife <= 0) {
            throw new IllegalArgumentException("half-life must be positive, not " + halfLife + " ns");
        }
        this.decayPerNano = LN2 / halfLife;
    }

    /**
     * Adds a value at a time; {@code NaN}, infinities and what would make the sum infinite add nothing; a time before the
     * last one counts as the last one.
     */
    public void add(long time, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        decay(time);
        double more = sum + value;
        sum = Double.isFinite(more) ? more : sum;
    }

    /** The sum as of a time. */
    public double get(long time) {
        return time <= at ? sum : sum * Decay.factor(decayPerNano * (time - at));
    }

    /** The sum as a rate per second: the rate of the steady stream that would give it. */
    public double rate(long time) {
        return get(time) * decayPerNano * 1e9;
    }

    private void decay(long time) {
        if (time > at) {
            sum = sum == 0 ? 0 : sum * Decay.factor(decayPerNano * (time - at));
            at = time;
        }
    }

    public void reset() {
        sum = 0;
        at = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        sum = visitor.visit(sum);
        at = visitor.visit(at);
    }
}
