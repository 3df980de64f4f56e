package io.strikeiq.core.pricing;

/**
 * A first guess of Black's total volatility from Bachelier's, which is nearly explicit.
 *
 * <p>Bachelier's follows from the share v of the distance in the straddle, after J. Choi, K. Kim and M. Kwak, "Numerical
 * Approximation of the Implied Volatility under Arithmetic Brownian Motion", Applied Mathematical Finance 16 (2009): it
 * is the straddle times a smooth function of {@code v/artanh(v)}, here a minimax rational one, whose relative error is
 * below 3.4e-5/max(1, z²) up to z = 8 deviations from the money. Black's follows by the expansion of C. Grunspan, "A Note
 * on the Equivalence between the Normal and the Lognormal Implied Volatility" (2011), continued with the series of the
 * inverse error function, which it is at the money.
 */
final class BachelierGuess {
    /** At this share of the distance in the premium v/artanh(v) is 1 to any accuracy wanted here, and not yet 0/0. */
    static final double LEAST_SHARE = 1e-9;

    private BachelierGuess() {}

    /**
     * The total volatility σ√τ.
     *
     * @param x |ln(F/K)|
     * @param value normalised premium out of the money, over {@link BachelierForm#stretch}
     * @param share |F − K| over that premium, undiscounted
     */
    static double total(double x, double value, double share) {
        double w = Math.max(LEAST_SHARE, share);
        return lognormal((2 * value + x) * overStraddle(2 * w / ((2 + w) * Math.log(1 + w))), x);
    }

    /** Bachelier's volatility over the straddle, from v/artanh(v) = 2w/((2 + w)·ln(1 + w)) with the share w. */
    static double overStraddle(double n) {
        double nn = n * n;
        double p = (1.19936783642 * nn + 0.073912458315) * nn + 3.63533539814e-5;
        double pOdd = 0.13779082431 * nn + 0.00697157458861;
        double q = 0.0713132882566 * nn + 0.00157811169415;
        double qOdd = nn + 0.0586098678563;
        return (p + n * pOdd) / (q + n * qOdd);
    }

    /** Black's volatility from Bachelier's of the same option. */
    static double lognormal(double y, double x) {
        double yy = y * y;
        double bend = (1.0 / 24 - x * x * (1.0 / 2_880)) + yy * (7.0 / 1_920 + yy * (127.0 / 322_560));
        return y + y * yy * bend;
    }
}
