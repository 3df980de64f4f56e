package io.strikeiq.core.pricing;

/**
 * The strikes of one expiry in flat arrays, as far as all greeks need them. Owned and reused by the caller; grows only
 * with the number of strikes.
 *
 * <pre>
 *   given     x = ln(F/K)    total  s = σ√τ
 *   derived   d1 = x/s + s/2    density = φ(d1)    upper = Φ(−|d1|)/φ(d1)    lower = Φ(−|d1 − s|)/φ(d1 − s)
 * </pre>
 *
 * <p>Every loop is free of branches and calls, so that it is compiled to vector instructions; an unknown input makes its
 * own strike unknown only.
 */
final class OptionStrip {
    double[] total = new double[0];
    double[] d1 = new double[0];
    double[] density = new double[0];
    double[] upper = new double[0];
    /** Filled by {@link #evaluateLower}. */
    double[] lower = new double[0];

    private double[] scratch = new double[0];

    void ensureCapacity(int count) {
        if (total.length < count) {
            int size = Math.max(count, 2 * total.length);
            total = new double[size];
            d1 = new double[size];
            density = new double[size];
            upper = new double[size];
            lower = new double[size];
            scratch = new double[size];
        }
    }

    /** Takes the strikes below count by their logarithms, all on one forward, and fills the derived arrays but lower. */
    void evaluate(double logForward, double[] logStrikes, double[] sigmas, double rootTau, int count) {
        fill(total, d1, logForward, logStrikes, sigmas, rootTau, count);
        exponents(d1, density, upper, count);
        ArrayExponential.apply(density, scratch, count);
        scale(density, NormalDistribution.ONE_OVER_SQRT_TWO_PI, count);
        MillsRatio.apply(upper, scratch, count);
    }

    /** Fills lower, after the others. */
    void evaluateLower(int count) {
        lowerDistances(d1, total, lower, count);
        MillsRatio.apply(lower, scratch, count);
    }

    private static void fill(
            double[] s,
            double[] d1,
            double logForward,
            double[] logStrikes,
            double[] sigmas,
            double rootTau,
            int count) {
        for (int i = 0; i < count; i++) {
            double total = sigmas[i] * rootTau;
            s[i] = total;
            d1[i] = (logForward - logStrikes[i]) / total + 0.5 * total;
        }
    }

    private static void exponents(double[] d1, double[] exponent, double[] distance, int count) {
        for (int i = 0; i < count; i++) {
            exponent[i] = Math.max(ArrayExponential.LEAST, -0.5 * d1[i] * d1[i]);
            distance[i] = Math.min(MillsRatio.LARGEST, Math.abs(d1[i]));
        }
    }

    private static void lowerDistances(double[] d1, double[] s, double[] distance, int count) {
        for (int i = 0; i < count; i++) {
            distance[i] = Math.min(MillsRatio.LARGEST, Math.abs(d1[i] - s[i]));
        }
    }

    private static void scale(double[] values, double factor, int count) {
        for (int i = 0; i < count; i++) {
            values[i] *= factor;
        }
    }

    /** 1 for d above 0, else 0, without a branch. */
    static double step(double d) {
        return Math.min(1, Math.max(0, d * 1e300));
    }
}
