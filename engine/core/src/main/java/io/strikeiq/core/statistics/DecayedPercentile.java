package io.strikeiq.core.statistics;

import java.util.Arrays;

/**
 * The percentile rank of a value in its own decayed history, from a histogram with logarithmic or linear bins fixed at
 * construction. Rank is the weight below the value's bin plus half of the bin's own, in percent; its error is at most
 * half the share of one bin.
 */
public final class DecayedPercentile {
    private static final double LN2 = Math.log(2);
    private static final double RESCALE_AT = 1e100;
    private final double low;
    private final double high;
    private final boolean logarithmic;
    private final double minimumWeight;
    private final double growthPerNano;
    private final double[] bins;
    /** Weights grow with time in place of decaying old ones: every add is O(1). */
    private long origin;

    private boolean started;
    private double total;
    private double lastScale = 1;

    private DecayedPercentile(
            double low, double high, boolean logarithmic, int binCount, long halfLife, double minimumSamples) {
        if (!(high > low) || binCount < 2 || halfLife <= 0) {
            throw new IllegalArgumentException("need low < high, two bins, a positive half-life");
        }
        this.logarithmic = logarithmic;
        this.low = logarithmic ? Math.log(low) : low;
        this.high = logarithmic ? Math.log(high) : high;
        this.minimumWeight = minimumSamples;
        this.growthPerNano = LN2 / halfLife;
        this.bins = new double[binCount];
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

    /** Adds a sample; {@code NaN} is no sample. */
    public void add(long time, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (!started) {
            started = true;
            origin = time;
        }
        double scale = Math.exp(growthPerNano * Math.max(0, time - origin));
        if (scale > RESCALE_AT) {
            for (int i = 0; i < bins.length; i++) {
                bins[i] /= scale;
            }
            total /= scale;
            origin = time;
            scale = 1;
        }
        lastScale = scale;
        bins[binOf(value)] += scale;
        total += scale;
    }

    /** Percentile rank of a value in 0..100; {@code NaN} until enough samples weigh in. */
    public double rank(double value) {
        if (Double.isNaN(value) || weight() < minimumWeight) {
            return Double.NaN;
        }
        int bin = binOf(value);
        double below = 0;
        for (int i = 0; i < bin; i++) {
            below += bins[i];
        }
        return 100 * (below + 0.5 * bins[bin]) / total;
    }

    /** Effective number of samples as of the last one. */
    public double weight() {
        return total / lastScale;
    }

    private int binOf(double value) {
        double x = logarithmic ? Math.log(Math.max(value, Double.MIN_NORMAL)) : value;
        double position = (x - low) / (high - low) * bins.length;
        return (int) Math.max(0, Math.min(bins.length - 1, position));
    }

    public void reset() {
        Arrays.fill(bins, 0);
        total = 0;
        lastScale = 1;
        started = false;
    }
}
