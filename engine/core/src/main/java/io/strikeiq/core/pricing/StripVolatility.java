package io.strikeiq.core.pricing;

/**
 * Implied volatilities of many out-of-the-money options of one expiry at once, each from a volatility near the answer,
 * such as the one before a small move: two Householder steps of third order on the normalised price, as in {@link
 * ImpliedVolatility}, over flat arrays in vector instructions.
 *
 * <p>A strike whose second step is not tiny was not near; it is solved on its own, from nothing. Owned and reused by the
 * caller; grows only with the number of strikes.
 */
public final class StripVolatility {
    /**
     * Largest second step, times (x/s)² where that is above 1, that is taken for converged: the error after it is of its
     * fourth power.
     */
    private static final double CONVERGED = 2e-4;

    private final OptionStrip strip = new OptionStrip();
    private double[] price = new double[0];
    private double[] root = new double[0];
    private double[] step = new double[0];

    private double[] strikes = new double[0];
    private double[] logStrikes = new double[0];
    private double[] premiums = new double[0];
    /** Given: near the answer. After {@link #solve}: the answer. */
    private double[] sigmas = new double[0];

    /** Makes room for a number of options; what was given is lost when it grows. */
    public void ensureCapacity(int count) {
        strip.ensureCapacity(count);
        if (sigmas.length < count) {
            int size = strip.total.length;
            price = new double[size];
            root = new double[size];
            step = new double[size];
            strikes = new double[size];
            logStrikes = new double[size];
            premiums = new double[size];
            sigmas = new double[size];
        }
    }

    /**
     * Gives an option.
     *
     * @param premium discounted
     * @param near a volatility near the answer
     */
    public void set(int i, double strike, double logStrike, double premium, double near) {
        strikes[i] = strike;
        logStrikes[i] = logStrike;
        premiums[i] = premium;
        sigmas[i] = near;
    }

    /** The volatility of an option after {@link #solve}, NaN where there is none. */
    public double sigma(int i) {
        return sigmas[i];
    }

    /**
     * Solves the options below count: calls at or above the forward, puts below it.
     *
     * @param tau years, positive
     * @param discount value today of one unit at expiry
     */
    public void solve(double forward, double tau, double discount, int count) {
        double rootTau = Math.sqrt(tau);
        strip.fill(Math.log(forward), logStrikes, sigmas, rootTau, count);
        normalise(strip.logMoneyness, price, root, 1 / (discount * Math.sqrt(forward)), count);
        strip.evaluate(count);
        advance(count);
        strip.evaluate(count);
        advance(count);
        finish(forward, tau, discount, rootTau, count);
    }

    /** x to −|x|, the price over discount·√(F·K), and exp(x/2) = √(min(F, K)/max(F, K)). */
    private void normalise(double[] x, double[] prices, double[] roots, double scale, int count) {
        double[] given = premiums;
        double[] k = strikes;
        for (int i = 0; i < count; i++) {
            prices[i] = given[i] * scale / Math.sqrt(k[i]);
            roots[i] = -0.5 * Math.abs(x[i]);
            x[i] = -Math.abs(x[i]);
        }
        ArrayExponential.apply(roots, step, count);
    }

    /** One Householder step on b = H·e^{x/2} + w·((1 − 2H)·upper − lower) with w = ∂b/∂s = φ(d1)·e^{x/2}, H = 1 for d1 > 0. */
    private void advance(int count) {
        newton(strip.d1, strip.density, strip.upper, strip.lower, count);
        householder(strip.logMoneyness, strip.total, count);
    }

    private void newton(double[] d1, double[] density, double[] upper, double[] lower, int count) {
        double[] prices = price;
        double[] roots = root;
        double[] steps = step;
        for (int i = 0; i < count; i++) {
            double above = OptionStrip.step(d1[i]);
            double w = density[i] * roots[i];
            double b = above * roots[i] + w * ((1 - 2 * above) * upper[i] - lower[i]);
            steps[i] = (prices[i] - b) / w;
        }
    }

    private void householder(double[] x, double[] s, int count) {
        double[] steps = step;
        for (int i = 0; i < count; i++) {
            double newton = steps[i] / s[i];
            double h = x[i] / s[i];
            double hh = h * h;
            double tt = 0.25 * s[i] * s[i];
            double second = hh - tt;
            double third = second * second - 3 * hh - tt;
            double change = newton * (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton / 6));
            double bounded = Math.max(-0.5, Math.min(1, change));
            steps[i] = bounded * Math.max(1, hh);
            s[i] += bounded * s[i];
        }
    }

    private void finish(double forward, double tau, double discount, double rootTau, int count) {
        for (int i = 0; i < count; i++) {
            sigmas[i] = Math.abs(step[i]) <= CONVERGED
                    ? strip.total[i] / rootTau
                    : ImpliedVolatility.implied(premiums[i], forward, strikes[i], tau, discount, strikes[i] >= forward);
        }
    }
}
