package io.strikeiq.core.pricing;

/**
 * The strikes of one expiry in flat arrays, priced all at once: what is common to greeks and implied volatility. Owned
 * and reused by the caller; grows only with the number of strikes.
 *
 * <pre>
 *   given     logMoneyness  x = ln(F/K)       total  s = σ√τ
 *   derived   d1 = x/s + s/2    density = φ(d1)    upper = Φ(−|d1|)/φ(d1)    lower = Φ(−|d1 − s|)/φ(d1 − s)
 * </pre>
 *
 * <p>Every loop is free of branches and calls, so that it is compiled to vector instructions; an unknown input makes its
 * own strike unknown only.
 */
final class OptionStrip {
    double[] logMoneyness = new double[0];
    double[] total = new double[0];
    double[] d1 = new double[0];
    double[] density = new double[0];
    double[] upper = new double[0];
    double[] lower = new double[0];
    private double[] scratch = new double[0];
    private double[] more = new double[0];

    void ensureCapacity(int count) {
        if (total.length < count) {
            int size = Math.max(count, 2 * total.length);
            logMoneyness = new double[size];
            total = new double[size];
            d1 = new double[size];
            density = new double[size];
            upper = new double[size];
            lower = new double[size];
            scratch = new double[size];
            more = new double[size];
        }
    }

    /** Gives the strikes below count by their logarithms, all on one forward. */
    void fill(double logForward, double[] logStrikes, double[] sigmas, double rootTau, int count) {
        fill(logMoneyness, total, logForward, logStrikes, sigmas, rootTau, count);
    }

    private static void fill(
            double[] x,
            double[] s,
            double logForward,
            double[] logStrikes,
            double[] sigmas,
            double rootTau,
            int count) {
        for (int i = 0; i < count; i++) {
            x[i] = logForward - logStrikes[i];
            s[i] = sigmas[i] * rootTau;
        }
    }

    /** Fills the derived arrays for the strikes below count. */
    void evaluate(int count) {
        exponents(logMoneyness, total, d1, density, count);
        ArrayExponential.apply(density, scratch, count);
        scale(density, NormalDistribution.ONE_OVER_SQRT_TWO_PI, count);
        distances(d1, total, upper, lower, count);
        MillsRatio.apply(upper, scratch, more, count);
        MillsRatio.apply(lower, scratch, more, count);
    }

    private static void exponents(double[] x, double[] s, double[] d1, double[] exponent, int count) {
        for (int i = 0; i < count; i++) {
            double d = x[i] / s[i] + 0.5 * s[i];
            d1[i] = d;
            exponent[i] = Math.max(ArrayExponential.LEAST, -0.5 * d * d);
        }
    }

    private static void scale(double[] values, double factor, int count) {
        for (int i = 0; i < count; i++) {
            values[i] *= factor;
        }
    }

    private static void distances(double[] d1, double[] s, double[] first, double[] second, int count) {
        for (int i = 0; i < count; i++) {
            first[i] = Math.min(MillsRatio.LARGEST, Math.abs(d1[i]));
            second[i] = Math.min(MillsRatio.LARGEST, Math.abs(d1[i] - s[i]));
        }
    }

    /** 1 for d above 0, else 0, without a branch. */
    static double step(double d) {
        return Math.min(1, Math.max(0, d * 1e300));
    }
}
