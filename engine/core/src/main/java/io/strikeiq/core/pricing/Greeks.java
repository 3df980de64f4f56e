package io.strikeiq.core.pricing;

/**
 * Sensitivities of a European option to its underlying, in the generalised form of E. G. Haug, "The Complete Guide to
 * Option Pricing Formulas" (2nd edition, 2007), chapter 2.
 *
 * <p>The model is Black-76 on the forward {@code F = S·exp(b·τ)}, discounted at the rate r; the cost of carry b is what
 * spot and forward imply. A futures option, or a venue that quotes on its own forward, passes spot = forward: b is then
 * zero and delta and gamma are those on the forward, discounted. Units are those of {@link OptionGreeks}.
 *
 * <p>With {@code s = σ√τ}, {@code d1 = ln(F/K)/s + s/2}, {@code d2 = d1 − s}, {@code c = exp(−rτ)·F/S}, θ = ±1:
 *
 * <pre>
 *   V     = exp(−rτ)·θ·(F·Φ(θ·d1) − K·Φ(θ·d2))
 *   delta = c·θ·Φ(θ·d1)                      gamma = c·φ(d1)/(S·s)
 *   vega  = c·S·φ(d1)·√τ                     theta = −c·S·φ(d1)·σ/(2√τ) + r·V − b·S·delta
 *   vanna = −c·φ(d1)·d2/σ                    charm = −c·φ(d1)·(b/s − d2/(2τ)) − (b − r)·delta
 * </pre>
 *
 * <p>An American option (GOOG) is treated as European: each strike is read from its out-of-the-money side, where the
 * early-exercise premium is small.
 */
public final class Greeks {
    private static final double PER_DAY = 1.0 / 365;
    private static final double VOLATILITY_POINT = 0.01;

    /**
     * Up to this |d1| + |ln(F/K)| the density is taken from the slope of the price, φ(d1) = b′·√(K/F), at a few units in
     * the last place; further out it has its own exponential.
     */
    private static final double NEAR = 6;

    private Greeks() {}

    /** An option on the forward itself (spot = forward). */
    public static void compute(
            boolean call, double forward, double strike, double sigma, double tau, double rate, OptionGreeks greeks) {
        compute(call, forward, forward, strike, sigma, tau, rate, greeks);
    }

    /**
     * Writes all greeks; every field is NaN where an input or a result is undefined (also at σ = 0 or τ = 0, where delta
     * steps and gamma is a spike).
     *
     * @param rate continuously compounded, a fraction per year
     */
    public static void compute(
            boolean call,
            double spot,
            double forward,
            double strike,
            double sigma,
            double tau,
            double rate,
            OptionGreeks greeks) {
        double rootTau = Math.sqrt(tau);
        double s = sigma * rootTau;
        double discount = Math.exp(-rate * tau);
        if (!Black76.isDefined(forward, strike, s, discount) || !Black76.isPositive(spot) || !(s > 0 && sigma > 0)) {
            greeks.clear();
            return;
        }
        double x = Black76.logMoneyness(forward, strike);
        double inverse = 1 / s;
        double d2 = x * inverse - 0.5 * s;
        double carryRate = spot == forward ? 0 : Black76.logMoneyness(forward, spot) / tau;
        double carry = spot == forward ? discount : discount * forward / spot;
        double density = carry * onForward(call, forward, strike, x, s, discount, greeks);
        double perTau = 1 / tau;

        greeks.delta = carry * greeks.forwardDelta;
        greeks.gamma = density * inverse / spot;
        greeks.vega = VOLATILITY_POINT * spot * density * rootTau;
        greeks.theta =
                PER_DAY * (rate * greeks.price - carryRate * spot * greeks.delta - 0.5 * spot * density * s * perTau);
        greeks.vanna = -VOLATILITY_POINT * density * d2 * (rootTau * inverse);
        greeks.charm =
                -PER_DAY * (density * (carryRate * inverse - 0.5 * d2 * perTau) + (carryRate - rate) * greeks.delta);
        clearUnlessFinite(greeks);
    }

    /** Writes price and delta on the forward, which share the slope of the price, and returns φ(d1). */
    private static double onForward(
            boolean call, double forward, double strike, double x, double s, double discount, OptionGreeks greeks) {
        double d1 = x / s + 0.5 * s;
        double rootForward = Math.sqrt(forward);
        double rootStrike = Math.sqrt(strike);
        double h = -Math.abs(x / s);
        double t = 0.5 * s;
        double slope = NormalisedBlack.vega(h, t);
        double intrinsic = Math.max(call ? forward - strike : strike - forward, 0);
        double timeValue = NormalisedBlack.outOfTheMoney(-Math.abs(x), h, t, slope);
        boolean near = Math.abs(d1) + Math.abs(x) < NEAR;
        double density = near ? slope * (rootStrike / rootForward) : NormalDistribution.pdf(d1);
        greeks.forwardDelta = call ? NormalDistribution.cdf(d1, density) : -NormalDistribution.cdf(-d1, density);
        greeks.price = discount * (intrinsic + rootForward * rootStrike * timeValue);
        return density;
    }

    private static void clearUnlessFinite(OptionGreeks greeks) {
        double sum = Math.abs(greeks.price)
                + Math.abs(greeks.delta)
                + Math.abs(greeks.gamma)
                + Math.abs(greeks.vega)
                + Math.abs(greeks.theta)
                + Math.abs(greeks.vanna)
                + Math.abs(greeks.charm);
        if (!(sum <= Double.MAX_VALUE)) {
            greeks.clear();
        }
    }
}
