package io.strikeiq.service.simulator;

/** The volatility smile: quadratic in standardised log-moneyness, clamped far from the money. */
final class Smile {
    private static final double SKEW = -0.045;
    private static final double CURVATURE = 0.018;
    private static final double REACH = 4;

    private Smile() {}

    /** σ of a strike; {@code tau} in years. */
    static double sigma(double atm, double forward, double strike, double tau) {
        double k = StrictMath.log(strike / forward) / (atm * Math.sqrt(tau));
        double x = Math.max(-REACH, Math.min(REACH, k));
        return atm * (1 + SKEW * x + CURVATURE * x * x);
    }
}
