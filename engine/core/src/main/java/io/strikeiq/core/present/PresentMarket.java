package io.strikeiq.core.present;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.metrics.GammaSink;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.UnderlyingState;
import java.util.Arrays;

/** One underlying as of an event time: its metrics, its chains, and the roots of its net gamma exposure. */
public final class PresentMarket implements GammaSink {
    private static final int MOST_ROOTS = 32;
    private final MetricFrame frame = new MetricFrame();
    private final double[] roots = new double[MOST_ROOTS];
    private final double[] weights = new double[MOST_ROOTS];
    private PresentChain[] chains = new PresentChain[0];
    private int chainCount;
    private int rootCount;
    /** Of the underlying when strikes and options were taken last. */
    private int listingChanges = -1;

    private long time;
    private long tick;
    private double spot = Double.NaN;
    private Instrument instrument;

    void take(UnderlyingState underlying, MetricFrame whole, long sequence) {
        boolean listed = underlying.listingChanges() != listingChanges;
        ensureChains(underlying.chainCount());
        for (int i = 0; i < chainCount; i++) {
            if (listed) {
                chains[i].list(underlying.chain(i));
            }
            chains[i].take(underlying.chain(i));
        }
        // Last, so that a copy that failed is listed again by the next one.
        listingChanges = underlying.listingChanges();
        frame.copyFrom(whole);
        rootCount = 0;
        time = underlying.time;
        tick = sequence;
        spot = underlying.spot;
        instrument = underlying.instrument();
    }

    private void ensureChains(int count) {
        if (chains.length < count) {
            int known = chains.length;
            chains = Arrays.copyOf(chains, Math.max(count, 2 * known));
            for (int i = known; i < chains.length; i++) {
                chains[i] = new PresentChain();
            }
        }
        chainCount = count;
    }

    @Override
    public void chain(int chain, double rate, double repricedSpot, long repricedTime) {
        chains[chain].show(rate, repricedSpot, repricedTime);
    }

    @Override
    public void units(int chain, int column, double units) {
        chains[chain].units(column, units);
    }

    @Override
    public void root(double price, double weight) {
        if (rootCount < MOST_ROOTS) {
            roots[rootCount] = price;
            weights[rootCount++] = weight;
        }
    }

    /** A copy that nobody changes. */
    PresentMarket copy() {
        PresentMarket copy = new PresentMarket();
        copy.ensureChains(chainCount);
        for (int i = 0; i < chainCount; i++) {
            copy.chains[i].copyFrom(chains[i]);
        }
        copy.frame.copyFrom(frame);
        System.arraycopy(roots, 0, copy.roots, 0, rootCount);
        System.arraycopy(weights, 0, copy.weights, 0, rootCount);
        copy.rootCount = rootCount;
        copy.time = time;
        copy.tick = tick;
        copy.spot = spot;
        copy.instrument = instrument;
        return copy;
    }

    /** Event time of the last tick that is in the values. */
    public long time() {
        return time;
    }

    /** Number of the tick before which the values were taken, or of the last tick where none came after it. */
    public long tick() {
        return tick;
    }

    /** The reference price, {@code NaN} before the first. */
    public double spot() {
        return spot;
    }

    public Instrument instrument() {
        return instrument;
    }

    /** Every metric as of the present. */
    public MetricFrame frame() {
        return frame;
    }

    /** Chains that have not expired, nearest first. */
    public int chainCount() {
        return chainCount;
    }

    public PresentChain chain(int i) {
        return chains[i];
    }

    /** Roots of net gamma exposure, in ascending order. */
    public int rootCount() {
        return rootCount;
    }

    public double root(int i) {
        return roots[i];
    }

    /** Largest exposure on the weaker side of a root, as a share of the largest near spot. */
    public double rootWeight(int i) {
        return weights[i];
    }
}
