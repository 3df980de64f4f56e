package io.strikeiq.core.pricing;

/**
 * Lognormal probabilities, of two kinds that are easily confused: that the underlying <em>ends</em> beyond a level, and
 * that it <em>touches</em> the level at any time before. The second is about twice the first for a level some way off.
 *
 * <p>Both take the total volatility {@code s = σ√τ}. The touch probability follows from the reflection principle; see
 * Haug (2007), chapter 4, or Harrison, "Brownian Motion and Stochastic Flow Systems" (1985), chapter 1.
 */
public final class Probabilities {
    private Probabilities() {}

    /** That the underlying ends above the level: Φ(d2). */
    public static double terminalAbove(double forward, double level, double totalVolatility) {
        return terminal(forward, level, totalVolatility, 1);
    }

    /** That the underlying ends below the level: Φ(−d2). */
    public static double terminalBelow(double forward, double level, double totalVolatility) {
        return terminal(forward, level, totalVolatility, -1);
    }

    /**
     * That the underlying reaches the barrier, from either side, by the horizon.
     *
     * @param totalDrift growth of the expected price over the whole horizon, ln(F/S); 0 for a forward
     */
    public static double touch(double spot, double barrier, double totalVolatility, double totalDrift) {
        if (!isDefined(spot, barrier, totalVolatility) || !(Math.abs(totalDrift) <= Double.MAX_VALUE)) {
            return Double.NaN;
        }
        double distance = Black76.logMoneyness(barrier, spot);
        double mean = totalDrift - 0.5 * totalVolatility * totalVolatility;
        double towards = distance < 0 ? -mean : mean;
        double away = Math.abs(distance);
        if (away == 0) {
            return 1;
        }
        double straight = NormalDistribution.cdf((towards - away) / totalVolatility);
        return Math.min(1, straight + reflected(towards, away, totalVolatility));
    }

    /** exp(2·m·a/s²)·Φ(−(a + m)/s), by the scaled error function where the two factors would overflow and underflow. */
    private static double reflected(double mean, double away, double s) {
        double z = (away + mean) / s;
        if (z <= 0) {
            return Math.exp(2 * (mean / s) * (away / s)) * NormalDistribution.cdf(-z);
        }
        double w = (away - mean) / s;
        return 0.5
                * NormalDistribution.expMinusHalfSquare(w)
                * ErrorFunction.erfcx(z * NormalDistribution.ONE_OVER_SQRT_TWO);
    }

    private static double terminal(double forward, double level, double s, int side) {
        if (!isDefined(forward, level, s)) {
            return Double.NaN;
        }
        return NormalDistribution.cdf(side * (Black76.logMoneyness(forward, level) / s - 0.5 * s));
    }

    private static boolean isDefined(double price, double level, double totalVolatility) {
        return Black76.isPositive(price) && Black76.isPositive(level) && Black76.isPositive(totalVolatility);
    }
}
