package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/** Several {@link DecayedSum}s of one half-life that share the work of decaying: one exponential for all of them. */
public final class DecayedSums implements Visited {
    private static final double LN2 = StrictMath.log(2);
    private final double decayPerNano;
    private final double[] sums;
    private long at;

    /**
     * @param count number of sums
     * @param halfLife nanoseconds, positive
     */
    public DecayedSums(int count, long halfLife) {
        if (halfLife <= 0) {
            throw new IllegalArgumentException("half-life must be positive, not " + halfLife + " ns");
        }
        this.decayPerNano = LN2 / halfLife;
        this.sums = new double[count];
    }

    /** Brings all sums to a time; a time before the last one counts as the last one. */
    public void advance(long time) {
        if (time <= at) {
            return;
        }
        double factor = Decay.factor(decayPerNano * (time - at));
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= factor;
        }
        at = time;
    }

    /**
     * Adds to a sum as of the time last advanced to; {@code NaN}, infinities and what would make the sum infinite add
     * nothing.
     */
    public void add(int index, double value) {
        double more = sums[index] + value;
        sums[index] = Double.isFinite(more) ? more : sums[index];
    }

    /** A sum as of the time last advanced to. */
    public double get(int index) {
        return sums[index];
    }

    /** A sum as a rate per second: the rate of the steady stream that would give it. */
    public double rate(int index) {
        return sums[index] * decayPerNano * 1e9;
    }

    /** A sum as of a time, which the sums are not brought to. */
    public double get(int index, long time) {
        return time <= at ? sums[index] : sums[index] * Decay.factor(decayPerNano * (time - at));
    }

    /** A rate as of a time, which the sums are not brought to. */
    public double rate(int index, long time) {
        return get(index, time) * decayPerNano * 1e9;
    }

    public void reset() {
        Arrays.fill(sums, 0);
        at = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(sums);
        at = visitor.visit(at);
    }
}
