package io.strikeiq.core.learning.calibration;

/** The logistic function and its kin, without overflow. */
public final class Logistic {
    private Logistic() {}

    /** 1 ÷ (1 + e^−x). */
    public static double probability(double x) {
        if (x >= 0) {
            return 1 / (1 + StrictMath.exp(-x));
        }
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    /** ln(1 + e^x). */
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** ln(p ÷ (1 − p)); infinite at 0 and 1. */
    public static double logOdds(double probability) {
        return StrictMath.log(probability) - StrictMath.log1p(-probability);
    }
}
