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
    private static final double DAYS_PER_YEAR = 365;
    private static final double VOLATILITY_POINT = 0.01;

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
        double d1 = Black76.logMoneyness(forward, strike) / s + 0.5 * s;
        double d2 = d1 - s;
        double carryRate = spot == forward ? 0 : Black76.logMoneyness(forward, spot) / tau;
        double carry = spot == forward ? discount : discount * forward / spot;
        double density = carry * NormalDistribution.pdf(d1);
        double forwardDelta = call ? NormalDistribution.cdf(d1) : -NormalDistribution.cdf(-d1);

        greeks.price = Black76.price(call, forward, strike, sigma, tau, discount);
        greeks.forwardDelta = forwardDelta;
        greeks.delta = carry * forwardDelta;
        greeks.gamma = density / (spot * s);
        greeks.vega = VOLATILITY_POINT * spot * density * rootTau;
        greeks.theta = (rate * greeks.price - carryRate * spot * greeks.delta - 0.5 * spot * density * sigma / rootTau)
                / DAYS_PER_YEAR;
        greeks.vanna = -VOLATILITY_POINT * density * d2 / sigma;
        greeks.charm =
                -(density * (carryRate / s - 0.5 * d2 / tau) + (carryRate - rate) * greeks.delta) / DAYS_PER_YEAR;
        clearUnlessFinite(greeks);
    }

    private static void clearUnlessFinite(OptionGreeks greeks) {
        boolean finite = isFinite(greeks.price)
                && isFinite(greeks.delta)
                && isFinite(greeks.gamma)
                && isFinite(greeks.vega)
                && isFinite(greeks.theta)
                && isFinite(greeks.vanna)
                && isFinite(greeks.charm);
        if (!finite) {
            greeks.clear();
        }
    }

    private static boolean isFinite(double value) {
        return Math.abs(value) <= Double.MAX_VALUE;
    }
}
