package io.strikeiq.core.pricing;

/**
 * One guess and one Householder step of {@link ImpliedVolatility} for many options at once, over flat arrays. Every loop
 * but the two that touch the bits of exponents becomes vector instructions: it is free of branches and calls, and no square
 * is used twice in it, which the compiler does not pair up. Owned and reused by the caller; grows only with the number of
 * options.
 */
final class BachelierStrip {
    /** Given: normalised premium out of the money. */
    double[] beta = new double[0];

    /** Given: |F − K|/√(F·K). */
    double[] distance = new double[0];

    /** The answer σ√τ. */
    double[] total = new double[0];

    /** The step times 1 + z², and by how much {@link BachelierForm} fails to cover the option: tiny for an answer. */
    double[] reach = new double[0];

    private double[] x = new double[0];
    private double[] stretch = new double[0];
    private double[] z = new double[0];
    private double[] square = new double[0];
    private double[] u = new double[0];
    private double[] exponential = new double[0];
    private double[] value = new double[0];
    private double[] scratch = new double[0];

    void ensureCapacity(int count) {
        if (total.length < count) {
            int size = Math.max(count, 2 * total.length);
            beta = new double[size];
            distance = new double[size];
            total = new double[size];
            reach = new double[size];
            x = new double[size];
            stretch = new double[size];
            z = new double[size];
            square = new double[size];
            u = new double[size];
            exponential = new double[size];
            value = new double[size];
            scratch = new double[size];
        }
    }

    /** Solves the options below count. */
    void solve(int count) {
        logarithms(distance, x, stretch, count);
        guess(count);
        distances(x, total, z, square, u, count);
        exponents(square, exponential, count);
        ArrayExponential.apply(exponential, scratch, count);
        bachelier(z, value, scratch, count);
        corrections(x, u, scratch, count);
        double[] step = value;
        newton(beta, exponential, total, stretch, scratch, step, count);
        grow(u, step, count);
        householder(square, u, step, count);
        advance(step, total, count);
        reaches(step, square, distance, total, reach, count);
    }

    /** x = m/S of the distance m. */
    private static void logarithms(double[] distance, double[] x, double[] stretch, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = BachelierForm.stretchNumerator(0.25 * distance[i] * distance[i]);
        }
        for (int i = 0; i < count; i++) {
            stretch[i] = BachelierForm.stretchDenominator(0.25 * distance[i] * distance[i]) / x[i];
        }
        for (int i = 0; i < count; i++) {
            x[i] = distance[i] / stretch[i];
        }
    }

    private void guess(int count) {
        shares(distance, beta, value, exponential, count);
        ArrayLogarithm.apply(exponential, scratch, count);
        smooth(value, exponential, count);
        bachelierVolatility(x, beta, stretch, exponential, total, count);
        lognormal(x, total, count);
    }

    private static void shares(double[] distance, double[] beta, double[] share, double[] above, int count) {
        for (int i = 0; i < count; i++) {
            double w = Math.max(BachelierGuess.LEAST_SHARE, distance[i] / beta[i]);
            share[i] = w;
            above[i] = 1 + w;
        }
    }

    private static void smooth(double[] share, double[] logarithm, int count) {
        for (int i = 0; i < count; i++) {
            logarithm[i] = 2 * share[i] / ((2 + share[i]) * logarithm[i]);
        }
    }

    private static void bachelierVolatility(
            double[] x, double[] beta, double[] stretch, double[] smooth, double[] total, int count) {
        for (int i = 0; i < count; i++) {
            total[i] = (2 * beta[i] / stretch[i] + x[i]) * BachelierGuess.overStraddle(smooth[i]);
        }
    }

    private static void lognormal(double[] x, double[] total, int count) {
        for (int i = 0; i < count; i++) {
            total[i] = BachelierGuess.lognormal(total[i], x[i]);
        }
    }

    private static void distances(double[] x, double[] total, double[] z, double[] square, double[] u, int count) {
        for (int i = 0; i < count; i++) {
            double d = x[i] / total[i];
            z[i] = d;
            square[i] = d * d;
            u[i] = 0.25 * total[i] * total[i];
        }
    }

    private static void exponents(double[] square, double[] exponent, int count) {
        for (int i = 0; i < count; i++) {
            exponent[i] = Math.min(0.5 * BachelierForm.FARTHEST * BachelierForm.FARTHEST, 0.5 * square[i]);
        }
    }

    /** S·a(z) lacks S yet. */
    private static void bachelier(double[] z, double[] value, double[] scratch, int count) {
        for (int i = 0; i < count; i++) {
            scratch[i] = BachelierForm.denominator(z[i]);
        }
        for (int i = 0; i < count; i++) {
            value[i] = BachelierForm.numerator(z[i]) / scratch[i];
        }
    }

    private static void corrections(double[] x, double[] u, double[] correction, int count) {
        for (int i = 0; i < count; i++) {
            correction[i] = BachelierForm.correction(0.25 * x[i] * x[i], u[i]);
        }
    }

    private static void newton(
            double[] beta,
            double[] exponential,
            double[] total,
            double[] stretch,
            double[] correction,
            double[] value,
            int count) {
        for (int i = 0; i < count; i++) {
            double scaled = NormalDistribution.SQRT_TWO_PI * beta[i] * exponential[i] / total[i];
            value[i] = scaled - (stretch[i] * value[i] - correction[i]);
        }
    }

    private static void grow(double[] u, double[] step, int count) {
        for (int i = 0; i < count; i++) {
            step[i] *= BachelierForm.growth(u[i]);
        }
    }

    private static void householder(double[] square, double[] u, double[] step, int count) {
        for (int i = 0; i < count; i++) {
            step[i] = ImpliedVolatility.householder(step[i], square[i], u[i]);
        }
    }

    private static void advance(double[] step, double[] total, int count) {
        for (int i = 0; i < count; i++) {
            total[i] += total[i] * step[i];
        }
    }

    private static void reaches(
            double[] step, double[] square, double[] distance, double[] total, double[] reach, int count) {
        for (int i = 0; i < count; i++) {
            double far = Math.max(0, square[i] - BachelierForm.FARTHEST * BachelierForm.FARTHEST);
            double wide = Math.max(0, distance[i] - BachelierForm.LARGEST_DISTANCE);
            double large = Math.max(0, total[i] - BachelierForm.LARGEST_TOTAL);
            reach[i] = Math.abs(step[i]) * (1 + square[i]) + (far + wide + large);
        }
    }
}
