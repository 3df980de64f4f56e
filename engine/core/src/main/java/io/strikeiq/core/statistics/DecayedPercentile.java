package io.strikeiq.core.statistics;

import java.util.Arrays;

/**
 * The percentile rank of a value in its own decayed history, from a histogram with logarithmic or linear bins fixed at
 * construction. Rank is the weight below the value's bin plus half of the bin's own, in percent; its error is at most
 * half the share of one bin. The bins are a binary indexed tree (Fenwick 1994), so that adding and ranking cost
 * O(log bins).
 */
public final class DecayedPercentile {
    private static final double LN2 = Math.log(2);
    private static final double RESCALE_AT = 1e100;
    private static final int NONE = -1;
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final long SQRT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));
    private final double low;
    private final double high;
    private final boolean logarithmic;
    private final int bins;
    private final double minimumWeight;
    private final double growthPerNano;
    /** Node i, from 1, holds the weight of the bins (i − lowest set bit of i, i]. */
    private final double[] tree;
    /** Weights grow with time in place of decaying old ones: every add is one path of the tree. */
    private long origin;

    private boolean started;
    private double total;
    private double lastScale = 1;

    // The bin last asked for, values known to fall into it, and its rank as long as no sample comes: between two
    // samples
    // many values are compared that hardly differ.
    private int askedBin = NONE;
    private double askedLow = Double.NaN;
    private double askedHigh = Double.NaN;
    private double askedRank;
    private boolean rankStands;

    private DecayedPercentile(
            double low, double high, boolean logarithmic, int binCount, long halfLife, double minimumSamples) {
        if (!(high > low) || binCount < 2 || halfLife <= 0 || (logarithmic && !(low > 0))) {
            throw new IllegalArgumentException(
                    "need low < high (low positive when logarithmic), two bins at least and a"
                            + " positive half-life, not " + low + ".." + high + ", " + binCount + " bins, " + halfLife
                            + " ns");
        }
        this.logarithmic = logarithmic;
        this.low = logarithmic ? Math.log(low) : low;
        this.high = logarithmic ? Math.log(high) : high;
        this.bins = binCount;
        this.minimumWeight = minimumSamples;
        this.growthPerNano = LN2 / halfLife;
        this.tree = new double[binCount + 1];
    }

    /** Bins of equal width over [low, high]; values beyond fall into the outer bins. */
    public static DecayedPercentile linear(
            double low, double high, int binCount, long halfLife, double minimumSamples) {
        return new DecayedPercentile(low, high, false, binCount, halfLife, minimumSamples);
    }

    /** Bins of equal ratio over [low, high], low positive; values beyond fall into the outer bins. */
    public static DecayedPercentile logarithmic(
            double low, double high, int binCount, long halfLife, double minimumSamples) {
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
        double scale = Math.max(lastScale, Math.exp(growthPerNano * Math.max(0, time - origin)));
        if (scale > RESCALE_AT) {
            for (int i = 1; i <= bins; i++) {
                tree[i] /= scale;
            }
            total /= scale;
            origin = time;
            scale = 1;
        }
        lastScale = scale;
        for (int i = binOf(value) + 1; i <= bins; i += i & -i) {
            tree[i] += scale;
        }
        total += scale;
        rankStands = false;
    }

    /** Percentile rank of a value in 0..100; {@code NaN} until enough samples weigh in. */
    public double rank(double value) {
        if (!(value >= askedLow && value <= askedHigh)) {
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
            ask(value);
        }
        if (!rankStands) {
            askedRank = rankOf(askedBin);
            rankStands = true;
        }
        return askedRank;
    }

    private void ask(double value) {
        int bin = binOf(value);
        if (bin == askedBin) {
            askedLow = Math.min(askedLow, value);
            askedHigh = Math.max(askedHigh, value);
        } else {
            askedBin = bin;
            askedLow = value;
            askedHigh = value;
            rankStands = false;
        }
    }

    private double rankOf(int bin) {
        if (weight() < minimumWeight) {
            return Double.NaN;
        }
        double below = weightBelow(bin);
        // An odd number of bins ends in a node of one bin alone.
        double through = (bin & 1) == 0 ? below + tree[bin + 1] : weightBelow(bin + 1);
        return 50 * (below + through) / total;
    }

    private double weightBelow(int bin) {
        double sum = 0;
        for (int i = bin; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }

    /** Effective number of samples as of the last one. */
    public double weight() {
        return total / lastScale;
    }

    private int binOf(double value) {
        double x = logarithmic ? log(Math.max(value, Double.MIN_NORMAL)) : value;
        double position = (x - low) / (high - low) * bins;
        return (int) Math.max(0, Math.min(bins - 1, position));
    }

    /**
     * ln of a positive normal number to 1e-10, far finer than any bin, at a third of the time: the exponent, and 2·artanh
     * of (m − 1)/(m + 1) for the mantissa m in [√½, √2).
     */
    private static double log(double value) {
        long bits = Double.doubleToRawLongBits(value) - SQRT_HALF;
        double exponent = bits >> MANTISSA_BITS;
        double m = Double.longBitsToDouble((bits & MANTISSA) + SQRT_HALF);
        double z = (m - 1) / (m + 1);
        double w = z * z;
        double series = 1 + w * (1.0 / 3 + w * (1.0 / 5)) + w * w * w * (1.0 / 7 + w * (1.0 / 9 + w * (1.0 / 11)));
        return exponent * LN2 + 2 * z * series;
    }

    public void reset() {
        Arrays.fill(tree, 0);
        total = 0;
        lastScale = 1;
        started = false;
        rankStands = false;
    }
}
