package io.strikeiq.core.pricing;

/**
 * Black's implied volatility to the accuracy that a double attains, after P. Jäckel, "Let's Be Rational" (Wilmott, 2015).
 *
 * <p>The price is split by the point of inflection of b in s into four branches. Each has a rational cubic first guess
 * and its own objective, on which two Householder steps of third order (fourth-order convergence) suffice:
 *
 * <pre>
 *   normalised price β   0 ........ b(s_l) ........ b(s_c) ........ b(s_h) ........ exp(−|x|/2)
 *   objective              1/ln b            b               b          ln(b_max − b)
 * </pre>
 *
 * <p>The answer is NaN whenever there is none: an input that is NaN, infinite, zero or negative, a price at or below its
 * intrinsic value (at the intrinsic value every small enough volatility gives that price), or at or above its upper bound.
 */
public final class ImpliedVolatility {
    private static final double SQRT_THREE = 1.7320508075688772;
    private static final double TWO_PI = 2 * Math.PI;

    /** The steps of the published scheme. */
    private static final int STEPS = 2;

    /** A last step above this share of the volatility has not converged; one that is below leaves 1e-16 at fourth order. */
    private static final double CONVERGED = 1e-4;

    private static final int MOST_STEPS = 8;

    private ImpliedVolatility() {}

    /**
     * The volatility at which {@link Black76#price} gives this price.
     *
     * @param price premium, discounted, in the currency of the forward
     * @param tau years to expiry
     * @param discount value today of one unit at expiry
     * @return annualised fraction, or NaN
     */
    public static double implied(
            double price, double forward, double strike, double tau, double discount, boolean call) {
        if (!(Black76.isPositive(forward) && Black76.isPositive(strike) && Black76.isPositive(tau))
                || !(Black76.isPositive(discount) && Black76.isPositive(price))) {
            return Double.NaN;
        }
        double intrinsic = Math.max(call ? forward - strike : strike - forward, 0);
        double timeValue = price / discount - intrinsic;
        double beta = timeValue / (Math.sqrt(forward) * Math.sqrt(strike));
        double x = Black76.logMoneyness(forward, strike);
        return solve(beta, -Math.abs(x)) / Math.sqrt(tau);
    }

    /**
     * The total volatility σ√τ at which {@link NormalisedBlack#call} gives {@code beta}. For x &gt; 0 the intrinsic value
     * 2·sinh(x/2) is taken off first and its digits are lost: give the out-of-the-money side where there is a choice.
     */
    public static double impliedTotalVolatility(double beta, double x) {
        return solve(x > 0 ? beta - 2 * Math.sinh(x / 2) : beta, -Math.abs(x));
    }

    private static double solve(double beta, double x) {
        double most = Math.exp(0.5 * x);
        if (!(beta > 0 && beta < most) || !(x > Double.NEGATIVE_INFINITY)) {
            return Double.NaN;
        }
        double s = Math.sqrt(-2 * x);
        double b = NormalisedBlack.outOfTheMoney(x, s);
        double vega = vega(x, s);
        double root = beta < b ? solveLow(beta, x, s, b, vega) : solveHigh(beta, x, s, b, vega, most);
        return root > 0 && root < Double.POSITIVE_INFINITY ? root : Double.NaN;
    }

    private static double solveLow(double beta, double x, double s, double b, double vega) {
        double low = lowerTangent(x, s, b, vega);
        double bLow = NormalisedBlack.outOfTheMoney(x, low);
        if (beta < bLow) {
            return solveLowest(beta, x, guessLowest(beta, x, low, bLow));
        }
        double leftSlope = 1 / vega(x, low);
        double rightSlope = 1 / vega;
        double chord = (s - low) / (b - bLow);
        double control = RationalCubic.controlForRightCurvature(b - bLow, chord, leftSlope, rightSlope, 0, false);
        return solveMiddle(beta, x, RationalCubic.at(beta, bLow, b, low, s, leftSlope, rightSlope, control));
    }

    private static double solveHigh(double beta, double x, double s, double b, double vega, double most) {
        double high = s + (most - b) / vega;
        double bHigh = NormalisedBlack.outOfTheMoney(x, high);
        if (beta > bHigh) {
            return solveHighest(beta, x, guessHighest(beta, x, high, bHigh, most), most);
        }
        double leftSlope = 1 / vega;
        double rightSlope = 1 / vega(x, high);
        double chord = (high - s) / (bHigh - b);
        double control = RationalCubic.controlForLeftCurvature(bHigh - b, chord, leftSlope, rightSlope, 0, false);
        return solveMiddle(beta, x, RationalCubic.at(beta, b, bHigh, s, high, leftSlope, rightSlope, control));
    }

    /** Where the tangent at the inflection meets zero; its limit |x|·√(π/2) where the difference would cancel. */
    private static double lowerTangent(double x, double s, double b, double vega) {
        return x > -1e-8 ? -x * NormalDistribution.SQRT_HALF_PI : s - b / vega;
    }

    /** Interpolates 2π|x|/√27·Φ(−z)³, z = |x|/(√3·s), which is nearly linear in β, between 0 and b(s_l). */
    private static double guessLowest(double beta, double x, double low, double bLow) {
        double z = -x / (SQRT_THREE * low);
        double scale = TWO_PI * -x / (3 * SQRT_THREE);
        double mills = ErrorFunction.erfcx(z * NormalDistribution.ONE_OVER_SQRT_TWO);
        double probability = 0.5 * Math.exp(-0.5 * z * z) * mills;
        double value = scale * probability * probability * probability;
        double slope = 0.25 * TWO_PI * z * z * mills * mills * Math.exp(0.125 * low * low);
        double curvature = slope
                / vega(x, low)
                * (2 * z / (low * NormalDistribution.SQRT_HALF_PI * mills) - 2 * (1 + z * z) / low + 0.25 * low);
        double control = RationalCubic.controlForRightCurvature(bLow, value / bLow, 1, slope, curvature, true);
        double f = RationalCubic.at(beta, 0, bLow, 0, value, 1, slope, control);
        if (!(f > 0)) {
            double share = beta / bLow;
            f = share * (value * share + bLow * (1 - share));
        }
        return x / (SQRT_THREE * NormalDistribution.inverseCdf(Math.cbrt(f / scale)));
    }

    /** Interpolates Φ(−s/2), which is nearly linear in β, between b(s_h) and the upper bound. */
    private static double guessHighest(double beta, double x, double high, double bHigh, double most) {
        double value = NormalDistribution.cdf(-0.5 * high);
        double h = x / high;
        double slope = -0.5 * Math.exp(0.5 * h * h);
        double curvature = NormalDistribution.SQRT_HALF_PI * Math.exp(h * h + 0.125 * high * high) * h * h / high;
        double width = most - bHigh;
        double control = RationalCubic.controlForLeftCurvature(width, -value / width, slope, -0.5, curvature, true);
        double f = RationalCubic.at(beta, bHigh, most, value, 0, slope, -0.5, control);
        if (!(f > 0)) {
            double share = (beta - bHigh) / width;
            f = (1 - share) * (value + 0.5 * width * share);
        }
        return -2 * NormalDistribution.inverseCdf(f);
    }

    private static double solveLowest(double beta, double x, double guess) {
        double target = Math.log(beta);
        double s = guess;
        for (int i = 0; i < MOST_STEPS; i++) {
            double h = x / s;
            double t = 0.5 * s;
            double difference = NormalisedBlack.millsDifference(h, t);
            double ln = Math.log(difference * NormalDistribution.ONE_OVER_SQRT_TWO_PI) - 0.5 * (h * h + t * t);
            double rate = 1 / difference;
            double second = h * h / s - 0.5 * t;
            double newton = (target - ln) * (ln / target) * difference;
            double inverse = 1 / ln;
            double a = rate * (1 + 2 * inverse);
            double third =
                    thirdOverFirst(h, s, second) + 2 * rate * rate * (1 + 3 * inverse * (1 + inverse)) - 3 * second * a;
            double step = householder(newton, second - a, third);
            s = advance(s, step);
            if (isSettled(i, step, s)) {
                break;
            }
        }
        return s;
    }

    private static double solveMiddle(double beta, double x, double guess) {
        double s = guess;
        for (int i = 0; i < MOST_STEPS; i++) {
            double h = x / s;
            double t = 0.5 * s;
            double second = h * h / s - 0.5 * t;
            double newton = (beta - NormalisedBlack.outOfTheMoney(x, s)) / NormalisedBlack.vega(h, t);
            double step = householder(newton, second, thirdOverFirst(h, s, second));
            s = advance(s, step);
            if (isSettled(i, step, s)) {
                break;
            }
        }
        return s;
    }

    private static double solveHighest(double beta, double x, double guess, double most) {
        double gap = most - beta;
        double s = guess;
        for (int i = 0; i < MOST_STEPS; i++) {
            double h = x / s;
            double t = 0.5 * s;
            double complement = NormalisedBlack.complement(x, s);
            double rate = NormalisedBlack.vega(h, t) / complement;
            double second = h * h / s - 0.5 * t;
            double newton = Math.log(complement / gap) / rate;
            double third = thirdOverFirst(h, s, second) + rate * (3 * second + 2 * rate);
            double step = householder(newton, second + rate, third);
            s = advance(s, step);
            if (isSettled(i, step, s)) {
                break;
            }
        }
        return s;
    }

    private static double vega(double x, double s) {
        return NormalisedBlack.vega(s > 0 ? x / s : 0, 0.5 * s);
    }

    /** b‴/b′ where {@code second} is b″/b′. */
    private static double thirdOverFirst(double h, double s, double second) {
        double hOverS = h / s;
        return second * second - 3 * hOverS * hOverS - 0.25;
    }

    /** The third-order Householder step from the Newton step and the objective's second and third over first derivative. */
    private static double householder(double newton, double second, double third) {
        return newton * (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton / 6));
    }

    /** Never lets a step more than halve or double the volatility: a guess is nearer than that. */
    private static double advance(double s, double step) {
        return s + Math.max(-0.5 * s, Math.min(s, step));
    }

    private static boolean isSettled(int step, double change, double s) {
        return step >= STEPS - 1 && !(Math.abs(change) > CONVERGED * s);
    }
}
