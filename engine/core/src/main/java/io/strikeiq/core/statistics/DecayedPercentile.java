package io.strikeiq.core.statistics;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.state.WrittenBlocks;
import java.util.Arrays;

/**
 * The percentile rank of a value in its own decayed history, from a histogram with logarithmic or linear bins fixed at
 * construction. Rank is the weight below the value's bin plus half of the bin's own, in percent; its error is at most
 * half the share of one bin. The weight below a bin is kept as that of the blocks of bins before its own and that within
 * its block, so that ranking costs four loads, and adding at most a block's bins and the number of blocks.
 */
public final class DecayedPercentile implements Visited {
    private static final double RESCALE_AT = 1e100;
    /** Bins of a block: 64. */
    private static final int BLOCK_BITS = 6;

    private static final int NO_BIN = -1;
    private static final int LAST_IN_BLOCK = (1 << BLOCK_BITS) - 1;

    private final double low;
    private final double binsPerUnit;
    private final boolean logarithmic;
    private final int bins;
    private final double minimumWeight;
    private final HalfLife halfLife;
    /** Weight of all blocks before one. */
    private final double[] before;
    /** Weight of the bins of the same block before one. */
    private final double[] within;

    private final WrittenBlocks written = new WrittenBlocks(1);
    /** When a sample weighed 1: weights grow with time in place of decaying all the old ones. */
    private long origin;

    private boolean started;
    private double total;
    private double lastScale = 1;
    /** Whether enough samples weigh in: many values are ranked between two. */
    private boolean ready;
    /** The bin that was ranked last, and its rank: most values of a time between two samples fall into one. */
    private int rankedBin = NO_BIN;

    private double binRank = Double.NaN;

    private DecayedPercentile(
            double low, double high, boolean logarithmic, int binCount, HalfLife halfLife, double minimumSamples) {
        if (!(high > low) || binCount < 2 || (logarithmic && !(low > 0))) {
            throw new IllegalArgumentException(
                    "need low < high (low positive when logarithmic) and two bins at least, not " + low + ".." + high
                            + ", " + binCount + " bins");
        }
        this.logarithmic = logarithmic;
        this.low = logarithmic ? octaves(low) : low;
        this.binsPerUnit = binCount / ((logarithmic ? octaves(high) : high) - this.low);
        this.bins = binCount;
        this.minimumWeight = minimumSamples;
        this.halfLife = halfLife;
        int blocks = (binCount >> BLOCK_BITS) + 1;
        this.before = new double[blocks];
        this.within = new double[blocks << BLOCK_BITS];
    }

    /** Bins of equal width over [low, high]; values beyond fall into the outer bins. */
    public static DecayedPercentile linear(
            double low, double high, int binCount, long halfLife, double minimumSamples) {
        return new DecayedPercentile(low, high, false, binCount, new HalfLife(halfLife), minimumSamples);
    }

    /**
     * Bins over [low, high], low positive, as many in each octave (factor of two) and equally wide within it, so that the
     * ratio of a bin's ends differs by less than a half from the mean one; values beyond fall into the outer bins.
     */
    public static DecayedPercentile logarithmic(
            double low, double high, int binCount, long halfLife, double minimumSamples) {
        return logarithmic(low, high, binCount, new HalfLife(halfLife), minimumSamples);
    }

    /** As the other, with a half-life that is perhaps shared with what is sampled at the same times. */
    public static DecayedPercentile logarithmic(
            double low, double high, int binCount, HalfLife halfLife, double minimumSamples) {
        return new DecayedPercentile(low, high, true, binCount, halfLife, minimumSamples);
    }

    /** Adds a sample; {@code NaN} is no sample; a time before the last one counts as the last one. */
    public void add(long time, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (!started) {
            started = true;
            origin = time;
        }
        double scale = Math.max(lastScale, halfLife.growth(Math.max(0, time - origin)));
        if (scale > RESCALE_AT) {
            rescale(scale);
            origin = time;
            scale = 1;
        }
        lastScale = scale;
        int bin = binOf(value);
        // A bound that cannot be the largest int, or the loop is not compiled to vector instructions.
        int end = (bin | LAST_IN_BLOCK) + 1;
        for (int i = bin + 1; i < end; i++) {
            within[i] += scale;
        }
        written.write(bin);
        written.write(bin | LAST_IN_BLOCK);
        for (int i = (bin >> BLOCK_BITS) + 1; i < before.length; i++) {
            before[i] += scale;
        }
        total += scale;
        rankedBin = NO_BIN;
        ready = weight() >= minimumWeight;
    }

    private void rescale(double scale) {
        for (int i = 0; i < within.length; i++) {
            within[i] /= scale;
        }
        for (int i = 0; i < before.length; i++) {
            before[i] /= scale;
        }
        total /= scale;
        written.writeAll();
    }

    /** Percentile rank of a value in 0..100; {@code NaN} until enough samples weigh in. */
    public double rank(double value) {
        if (!ready || Double.isNaN(value)) {
            return Double.NaN;
        }
        int bin = binOf(value);
        if (bin != rankedBin) {
            rankedBin = bin;
            binRank = 50 * (below(bin) + below(bin + 1)) / total;
        }
        return binRank;
    }

    private double below(int bin) {
        return before[bin >> BLOCK_BITS] + within[bin];
    }

    /** Effective number of samples as of the last one. */
    public double weight() {
        return total / lastScale;
    }

    private int binOf(double value) {
        double x = logarithmic ? octaves(value > Double.MIN_NORMAL ? value : Double.MIN_NORMAL) : value;
        // What is beyond the integers becomes the largest or the smallest of them.
        int bin = (int) ((x - low) * binsPerUnit);
        return bin < 0 ? 0 : bin < bins ? bin : bins - 1;
    }

    /**
     * log₂ of a positive normal number, interpolated between powers of two: the number's own bits, exponent before mantissa,
     * plus a constant.
     */
    private static double octaves(double value) {
        return Double.doubleToRawLongBits(value) * 0x1p-52;
    }

    public void reset() {
        Arrays.fill(before, 0);
        Arrays.fill(within, 0);
        written.writeAll();
        total = 0;
        lastScale = 1;
        started = false;
        rankedBin = NO_BIN;
        ready = false;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(before);
        visitor.visit(within, within.length, written, 0);
        origin = visitor.visit(origin);
        started = visitor.visit(started);
        total = visitor.visit(total);
        lastScale = visitor.visit(lastScale);
        rankedBin = NO_BIN;
        ready = weight() >= minimumWeight;
    }
}
