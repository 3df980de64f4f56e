package io.strikeiq.core.pricing;

/**
 * The greeks of call and put at every strike of one expiry, as {@link Greeks} defines them, computed over flat arrays in
 * vector instructions: relative error about 1e-13. Owned and reused by the caller; grows only with the number of strikes.
 */
public final class StripGreeks {
    private static final double DAYS_PER_YEAR = 365;
    private static final double PER_DAY = -1 / DAYS_PER_YEAR;
    private static final double VOLATILITY_POINT = 0.01;

    private final OptionStrip strip = new OptionStrip();
    public double[] callDelta = new double[0];
    public double[] putDelta = new double[0];
    public double[] gamma = new double[0];
    public double[] vega = new double[0];
    public double[] vanna = new double[0];
    public double[] callTheta = new double[0];
    public double[] putTheta = new double[0];
    public double[] callCharm = new double[0];
    public double[] putCharm = new double[0];

    /** Makes room for a number of strikes, and forgets what was computed when it grows. */
    public void ensureCapacity(int count) {
        strip.ensureCapacity(count);
        if (gamma.length < count) {
            int size = strip.total.length;
            callDelta = new double[size];
            putDelta = new double[size];
            gamma = new double[size];
            vega = new double[size];
            vanna = new double[size];
            callTheta = new double[size];
            putTheta = new double[size];
            callCharm = new double[size];
            putCharm = new double[size];
        }
    }

    /**
     * Fills every array; a strike with an unknown σ is unknown in all.
     *
     * @param carryRate cost of carry b per year, for theta and charm; Greeks takes ln(F/S)/τ
     * @param strikes K, and logStrikes ln K
     * @param sigmas annualised; NaN for unknown, else positive
     * @param tau years, positive
     * @param rate continuously compounded, a fraction per year
     */
    public void compute(
            double spot,
            double forward,
            double carryRate,
            double[] strikes,
            double[] logStrikes,
            double[] sigmas,
            double tau,
            double rate,
            int count) {
        ensureCapacity(count);
        strip.evaluate(Math.log(forward), logStrikes, sigmas, Math.sqrt(tau), count);
        double discount = Math.exp(-rate * tau);
        double carry = spot == forward ? discount : discount * forward / spot;
        deltas(carry, count);
        curvatures(spot, carry, Math.sqrt(tau), count);
        charm(carryRate, carryRate - rate, 0.5 / tau, spot, count);
        theta(carryRate * spot, 0.5 * spot * spot / tau, count);
        if (rate != 0) {
            strip.evaluateLower(count);
            addInterest(spot, forward, strikes, discount, rate / DAYS_PER_YEAR, count);
        }
    }

    private void deltas(double carry, int count) {
        double[] d1 = strip.d1;
        double[] density = strip.density;
        double[] upper = strip.upper;
        double[] calls = callDelta;
        double[] puts = putDelta;
        for (int i = 0; i < count; i++) {
            double above = OptionStrip.step(d1[i]);
            double tail = (1 - 2 * above) * (density[i] * upper[i]);
            calls[i] = carry * (above + tail);
            puts[i] = -carry * ((1 - above) - tail);
        }
    }

    private void curvatures(double spot, double carry, double rootTau, int count) {
        double[] d1 = strip.d1;
        double[] density = strip.density;
        double[] s = strip.total;
        double[] gammas = gamma;
        double[] vegas = vega;
        double[] vannas = vanna;
        double vegaScale = VOLATILITY_POINT * spot * rootTau * carry;
        double vannaScale = -VOLATILITY_POINT * rootTau * carry;
        double gammaScale = carry / spot;
        for (int i = 0; i < count; i++) {
            double perTotal = density[i] / s[i];
            gammas[i] = gammaScale * perTotal;
            vegas[i] = vegaScale * density[i];
            vannas[i] = vannaScale * perTotal * (d1[i] - s[i]);
        }
    }

    private void charm(double carryRate, double excess, double half, double spot, int count) {
        double[] d1 = strip.d1;
        double[] s = strip.total;
        double[] gammas = gamma;
        double[] callDeltas = callDelta;
        double[] putDeltas = putDelta;
        double[] calls = callCharm;
        double[] puts = putCharm;
        for (int i = 0; i < count; i++) {
            double common = spot * gammas[i] * (carryRate - half * (d1[i] - s[i]) * s[i]);
            calls[i] = (common + excess * callDeltas[i]) * PER_DAY;
            puts[i] = (common + excess * putDeltas[i]) * PER_DAY;
        }
    }

    private void theta(double carried, double half, int count) {
        double[] s = strip.total;
        double[] gammas = gamma;
        double[] callDeltas = callDelta;
        double[] putDeltas = putDelta;
        double[] calls = callTheta;
        double[] puts = putTheta;
        for (int i = 0; i < count; i++) {
            double common = half * gammas[i] * s[i] * s[i];
            calls[i] = (common + carried * callDeltas[i]) * PER_DAY;
            puts[i] = (common + carried * putDeltas[i]) * PER_DAY;
        }
    }

    /** Interest on the premium; K·φ(d2) is F·φ(d1). */
    private void addInterest(
            double spot, double forward, double[] strikes, double discount, double ratePerDay, int count) {
        double[] d1 = strip.d1;
        double[] s = strip.total;
        double[] density = strip.density;
        double[] tail = strip.lower;
        for (int i = 0; i < count; i++) {
            double sign = 1 - 2 * OptionStrip.step(d1[i] - s[i]);
            tail[i] = sign * (forward * density[i] * tail[i]);
        }
        addToCalls(spot, strikes, discount, ratePerDay, count);
        addToPuts(spot, strikes, discount, ratePerDay, count);
    }

    private void addToCalls(double spot, double[] strikes, double discount, double ratePerDay, int count) {
        double[] d1 = strip.d1;
        double[] s = strip.total;
        double[] tail = strip.lower;
        double[] deltas = callDelta;
        double[] thetas = callTheta;
        for (int i = 0; i < count; i++) {
            double exercised = strikes[i] * OptionStrip.step(d1[i] - s[i]) + tail[i];
            thetas[i] += ratePerDay * (spot * deltas[i] - discount * exercised);
        }
    }

    private void addToPuts(double spot, double[] strikes, double discount, double ratePerDay, int count) {
        double[] d1 = strip.d1;
        double[] s = strip.total;
        double[] tail = strip.lower;
        double[] deltas = putDelta;
        double[] thetas = putTheta;
        for (int i = 0; i < count; i++) {
            double exercised = strikes[i] * (1 - OptionStrip.step(d1[i] - s[i])) - tail[i];
            thetas[i] += ratePerDay * (discount * exercised + spot * deltas[i]);
        }
    }
}
