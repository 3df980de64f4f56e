package io.strikeiq.core.pricing;

/**
 * Implied volatilities of many out-of-the-money options of one expiry at once, from nothing but their premiums, as {@link
 * ImpliedVolatility} gives them, over flat arrays in vector instructions.
 *
 * <p>An option that one step from the guess does not settle is solved on its own. Owned and reused by the caller; grows
 * only with the number of options.
 */
public final class StripVolatility {
    private final BachelierStrip strip = new BachelierStrip();
    private double[] strikes = new double[0];
    private double[] premiums = new double[0];
    private double[] sigmas = new double[0];

    /** Makes room for a number of options; what was given is lost when it grows. */
    public void ensureCapacity(int count) {
        strip.ensureCapacity(count);
        if (sigmas.length < count) {
            int size = strip.total.length;
            strikes = new double[size];
            premiums = new double[size];
            sigmas = new double[size];
        }
    }

    /**
     * Gives an option: a call at or above the forward, a put below it.
     *
     * @param premium discounted
     */
    public void set(int i, double strike, double premium) {
        strikes[i] = strike;
        premiums[i] = premium;
    }

    /** The volatility of an option after {@link #solve}, NaN where there is none. */
    public double sigma(int i) {
        return sigmas[i];
    }

    /**
     * Solves the options below count.
     *
     * @param tau years, positive
     * @param discount value today of one unit at expiry
     */
    public void solve(double forward, double tau, double discount, int count) {
        normalise(strikes, premiums, strip.beta, strip.distance, forward, discount, count);
        strip.solve(count);
        annualise(strip.total, sigmas, 1 / Math.sqrt(tau), count);
        double[] reach = strip.reach;
        for (int i = 0; i < count; i++) {
            if (!(reach[i] <= ImpliedVolatility.SETTLED)) {
                sigmas[i] = ImpliedVolatility.implied(
                        premiums[i], forward, strikes[i], tau, discount, strikes[i] >= forward);
            }
        }
    }

    private static void normalise(
            double[] strikes,
            double[] premiums,
            double[] beta,
            double[] distance,
            double forward,
            double discount,
            int count) {
        double rootForward = Math.sqrt(forward);
        double scale = 1 / discount;
        for (int i = 0; i < count; i++) {
            double inverse = 1 / (rootForward * Math.sqrt(strikes[i]));
            beta[i] = premiums[i] * scale * inverse;
            distance[i] = Math.abs(forward - strikes[i]) * inverse;
        }
    }

    private static void annualise(double[] total, double[] sigmas, double scale, int count) {
        for (int i = 0; i < count; i++) {
            sigmas[i] = total[i] * scale;
        }
    }
}
