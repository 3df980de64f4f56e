package io.strikeiq.core.pricing;

/**
 * exp of many arguments at once: 2ᵏ·exp(r) with r = x − k·ln 2 in ±ln 2/2, exp(r) by Taylor's series to degree 13, whose
 * remainder is below 1e-17. Both loops are free of branches and calls; the first is compiled to vector instructions.
 */
public final class ArrayExponential {
    /** Below this the result is cut, so that it stays a normal number. */
    public static final double LEAST = -700;

    /** What {@link #apply} gives at {@link #LEAST}, to the last bit: taken off, a cut result becomes 0. */
    public static final double LEAST_VALUE = leastValue();

    private static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts: a product of the first with an integer up to 2^20 is exact. */
    private static final double LN2_HIGH = 0.6931471803691238;

    private static final double LN2_LOW = 1.9082149292705877e-10;
    /** 1.5·2^52: adding it leaves the nearest integer in the lowest bits. */
    private static final double MAGIC = 6755399441055744.0;

    private static final long BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    private ArrayExponential() {}

    /**
     * Replaces {@code x[i]} by its exponential for i below count, arguments in [{@value #LEAST}, 700].
     *
     * @param scratch as long as x
     */
    public static void apply(double[] x, double[] scratch, int count) {
        for (int i = 0; i < count; i++) {
            double shifted = x[i] * LOG2_E + MAGIC;
            double k = shifted - MAGIC;
            double r = (x[i] - k * LN2_HIGH) - k * LN2_LOW;
            scratch[i] = shifted;
            x[i] = reduced(r);
        }
        for (int i = 0; i < count; i++) {
            x[i] *= Double.longBitsToDouble((Double.doubleToRawLongBits(scratch[i]) + BIAS) << MANTISSA_BITS);
        }
    }

    private static double leastValue() {
        double[] one = {LEAST};
        apply(one, new double[1], 1);
        return one[0];
    }

    private static double reduced(double r) {
        double p = 1.0 / 6_227_020_800.0;
        p = p * r + 1.0 / 479_001_600;
        p = p * r + 1.0 / 39_916_800;
        p = p * r + 1.0 / 3_628_800;
        p = p * r + 1.0 / 362_880;
        p = p * r + 1.0 / 40_320;
        p = p * r + 1.0 / 5_040;
        p = p * r + 1.0 / 720;
        p = p * r + 1.0 / 120;
        p = p * r + 1.0 / 24;
        p = p * r + 1.0 / 6;
        p = p * r + 0.5;
        return (p * r + 1) * r + 1;
    }
}
