package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/** Several {@link DecayedSum}s of one half-life that share the work of decaying: one exponential for all of them. */
public final class DecayedSums implements Visited {
    /** A loop of this constant length is straight-line code to the compiler; most have no more sums. */
    private static final int FEW = 4;

    private final HalfLife halfLife;
    private final int count;
    private final double[] sums;
    private long at;

    /**
     * @param count number of sums
     * @param halfLife nanoseconds, positive
     */
    public DecayedSums(int count, long halfLife) {
        this(count, new HalfLife(halfLife));
    }

    /**
     * @param count number of sums
     * @param halfLife perhaps shared with what advances at the same times
     */
    public DecayedSums(int count, HalfLife halfLife) {
        this.halfLife = halfLife;
        this.count = count;
        this.sums = new double[Math.max(FEW, count)];
    }

    /** Brings all sums to a time; a time before the last one counts as the last one. */
    public void advance(long time) {
        if (time <= at) {
            return;
        }
        double factor = halfLife.factor(time - at);
        for (int i = 0; i < FEW; i++) {
            sums[i] *= factor;
        }
        for (int i = FEW; i < count; i++) {
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
        return halfLife.rate(sums[index]);
    }

    /** A sum as of a time, which the sums are not brought to. */
    public double get(int index, long time) {
        return time <= at ? sums[index] : sums[index] * halfLife.factor(time - at);
    }

    /** A rate as of a time, which the sums are not brought to. */
    public double rate(int index, long time) {
        return halfLife.rate(get(index, time));
    }

    public void reset() {
        Arrays.fill(sums, 0);
        at = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit(sums, count);
        at = visitor.visit(at);
    }
}
