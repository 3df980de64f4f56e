package io.strikeiq.core.pricing;

/**
 * The rational cubic first guesses of P. Jäckel, "Let's Be Rational" (2015), sections 4 to 6: a map of the price that is
 * nearly linear at the outer end of each branch, interpolated with value, slope and curvature of the exact function.
 *
 * <p>All take the normalised price {@code beta} and {@code x = −|ln(F/K)|}, and return a total volatility σ√τ.
 */
final class VolatilityGuess {
    private static final double SQRT_THREE = 1.7320508075688772;
    private static final double TWO_PI = 2 * Math.PI;

    private VolatilityGuess() {}

    /** Between zero and b(s_low): interpolates 2π|x|/√27·Φ(−z)³ with z = |x|/(√3·s). */
    static double lowest(double beta, double x, double low, double bLow, double vega) {
        double z = -x / (SQRT_THREE * low);
        double scale = TWO_PI * -x / (3 * SQRT_THREE);
        double mills = ErrorFunction.erfcx(z * NormalDistribution.ONE_OVER_SQRT_TWO);
        double probability = 0.5 * Math.exp(-0.5 * z * z) * mills;
        double value = scale * probability * probability * probability;
        double slope = 0.25 * TWO_PI * z * z * mills * mills * Math.exp(0.125 * low * low);
        double decay = 2 * z / (low * NormalDistribution.SQRT_HALF_PI * mills) - 2 * (1 + z * z) / low + 0.25 * low;
        double curvature = slope / vega * decay;
        double control = RationalCubic.controlForRightCurvature(bLow, value / bLow, 1, slope, curvature, true);
        double f = RationalCubic.at(beta, 0, bLow, 0, value, 1, slope, control);
        if (!(f > 0)) {
            double share = beta / bLow;
            f = share * (value * share + bLow * (1 - share));
        }
        return x / (SQRT_THREE * NormalDistribution.inverseCdf(Math.cbrt(f / scale)));
    }

    /** Between b(s_low) and the inflection: interpolates s itself, its curvature being zero at the inflection. */
    static double belowInflection(
            double beta, double low, double bLow, double vegaLow, double s, double b, double vega) {
        double chord = (s - low) / (b - bLow);
        double control = RationalCubic.controlForRightCurvature(b - bLow, chord, 1 / vegaLow, 1 / vega, 0, false);
        return RationalCubic.at(beta, bLow, b, low, s, 1 / vegaLow, 1 / vega, control);
    }

    /** Between the inflection and b(s_high), likewise. */
    static double aboveInflection(
            double beta, double s, double b, double vega, double high, double bHigh, double vegaHigh) {
        double chord = (high - s) / (bHigh - b);
        double control = RationalCubic.controlForLeftCurvature(bHigh - b, chord, 1 / vega, 1 / vegaHigh, 0, false);
        return RationalCubic.at(beta, b, bHigh, s, high, 1 / vega, 1 / vegaHigh, control);
    }

    /** Between b(s_high) and the upper bound: interpolates Φ(−s/2). */
    static double highest(double beta, double x, double high, double bHigh, double most) {
        double value = NormalDistribution.cdf(-0.5 * high);
        double h = x / high;
        double growth = Math.exp(0.5 * h * h);
        double slope = -0.5 * growth;
        double curvature =
                NormalDistribution.SQRT_HALF_PI * growth * growth * Math.exp(0.125 * high * high) * h * h / high;
        double width = most - bHigh;
        double control = RationalCubic.controlForLeftCurvature(width, -value / width, slope, -0.5, curvature, true);
        double f = RationalCubic.at(beta, bHigh, most, value, 0, slope, -0.5, control);
        if (!(f > 0)) {
            double share = (beta - bHigh) / width;
            f = (1 - share) * (value + 0.5 * width * share);
        }
        return -2 * NormalDistribution.inverseCdf(f);
    }
}
