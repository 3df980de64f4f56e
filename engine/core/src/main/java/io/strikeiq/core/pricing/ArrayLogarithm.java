package io.strikeiq.core.pricing;

/**
 * ln of many arguments at once, to seven digits, for first guesses: {@code k·ln 2 + ln(1 + f)} with 1 + f in √½..√2, the
 * last by a minimax polynomial for ln(1 + f)/f, so that logarithms near 0 keep their digits too (relative error 3e-8). The
 * second loop is free of branches and calls and is compiled to vector instructions.
 */
final class ArrayLogarithm {
    private static final double LN2 = 0.6931471805599453;
    private static final long ROOT_HALF = Double.doubleToRawLongBits(0.7071067811865476);
    private static final int MANTISSA_BITS = 52;

    private ArrayLogarithm() {}

    /**
     * Replaces {@code x[i]} by its logarithm for i below count; arguments positive, finite and normal.
     *
     * @param scratch as long as x
     */
    static void apply(double[] x, double[] scratch, int count) {
        for (int i = 0; i < count; i++) {
            long bits = Double.doubleToRawLongBits(x[i]);
            long k = (bits - ROOT_HALF) >> MANTISSA_BITS;
            scratch[i] = k;
            x[i] = Double.longBitsToDouble(bits - (k << MANTISSA_BITS)) - 1;
        }
        for (int i = 0; i < count; i++) {
            x[i] = LN2 * scratch[i] + x[i] * overArgument(x[i]);
        }
    }

    private static double overArgument(double f) {
        double p = 0.0873898209698;
        p = p * f - 0.143083445145;
        p = p * f + 0.149168642838;
        p = p * f - 0.165702908436;
        p = p * f + 0.199621468968;
        p = p * f - 0.250017691242;
        p = p * f + 0.333339491525;
        p = p * f - 0.499999913822;
        return p * f + 1;
    }
}
