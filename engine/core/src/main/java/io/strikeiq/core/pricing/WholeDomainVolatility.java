package io.strikeiq.core.pricing;

/**
 * Black's implied volatility of any option at all, to the accuracy that a double attains, after P. Jäckel, "Let's Be
 * Rational" (Wilmott, 2015).
 *
 * <p>The price is split by the point of inflection of b in s into four branches. Each has a rational cubic first guess
 * and its own objective, on which two Householder steps of third order (fourth-order convergence) suffice:
 *
 * <pre>
 *   normalised price β   0 ........ b(s_l) ........ b(s_c) ........ b(s_h) ........ exp(−|x|/2)
 *   objective              1/ln b            b               b          ln(b_max − b)
 * </pre>
 *
 * <p>The answer is NaN whenever there is none.
 */
final class WholeDomainVolatility {
    /** The steps of the published scheme; up to |ln(F/K)| = 500 they leave no error that a double can show. */
    private static final int STEPS = 2;

    private WholeDomainVolatility() {}

    /** The total volatility σ√τ at which {@link NormalisedBlack#call} gives {@code beta}, for x ≤ 0. */
    static double solve(double beta, double x) {
        double most = Math.exp(0.5 * x);
        if (!(beta > 0 && beta < most) || !(x > Double.NEGATIVE_INFINITY)) {
            return Double.NaN;
        }
        double s = Math.sqrt(-2 * x);
        double h = s > 0 ? x / s : 0;
        double vega = NormalisedBlack.vega(h, 0.5 * s);
        double b = vega * NormalisedBlack.millsDifference(h, 0.5 * s);
        double root = beta < b ? solveLow(beta, x, s, b, vega) : solveHigh(beta, x, s, b, vega, most);
        return Black76.isPositive(root) ? root : Double.NaN;
    }

    private static double solveLow(double beta, double x, double s, double b, double vega) {
        double low = lowerTangent(x, s, b, vega);
        double vegaLow = NormalisedBlack.vega(x / low, 0.5 * low);
        double bLow = vegaLow * NormalisedBlack.millsDifference(x / low, 0.5 * low);
        return beta < bLow
                ? solveLowest(beta, x, VolatilityGuess.lowest(beta, x, low, bLow, vegaLow))
                : solveMiddle(beta, x, VolatilityGuess.belowInflection(beta, low, bLow, vegaLow, s, b, vega));
    }

    private static double solveHigh(double beta, double x, double s, double b, double vega, double most) {
        double high = s + (most - b) / vega;
        double vegaHigh = NormalisedBlack.vega(x / high, 0.5 * high);
        double bHigh = NormalisedBlack.outOfTheMoney(x, x / high, 0.5 * high, vegaHigh);
        return beta > bHigh
                ? solveHighest(beta, x, VolatilityGuess.highest(beta, x, high, bHigh, most), most)
                : solveMiddle(beta, x, VolatilityGuess.aboveInflection(beta, s, b, vega, high, bHigh, vegaHigh));
    }

    /** Where the tangent at the inflection meets zero; its limit |x|·√(π/2) where the difference would cancel. */
    private static double lowerTangent(double x, double s, double b, double vega) {
        return x > -1e-8 ? -x * NormalDistribution.SQRT_HALF_PI : s - b / vega;
    }

    private static double solveLowest(double beta, double x, double guess) {
        double target = Math.log(beta);
        double s = guess;
        for (int i = 0; i < STEPS; i++) {
            double h = x / s;
            double t = 0.5 * s;
            double difference = NormalisedBlack.millsDifference(h, t);
            double ln = Math.log(difference * NormalDistribution.ONE_OVER_SQRT_TWO_PI) - 0.5 * (h * h + t * t);
            double rate = s / difference;
            double second = h * h - t * t;
            double newton = (target - ln) * (ln / target) / rate;
            double inverse = 1 / ln;
            double bend = rate * (1 + 2 * inverse);
            double third = thirdOverFirst(h, t, second)
                    + 2 * rate * rate * (1 + 3 * inverse * (1 + inverse))
                    - 3 * second * bend;
            s *= advance(newton, second - bend, third);
        }
        return s;
    }

    private static double solveMiddle(double beta, double x, double guess) {
        double s = guess;
        for (int i = 0; i < STEPS; i++) {
            double h = x / s;
            double t = 0.5 * s;
            double vega = NormalisedBlack.vega(h, t);
            double newton = (beta - NormalisedBlack.outOfTheMoney(x, h, t, vega)) / vega / s;
            double second = h * h - t * t;
            s *= advance(newton, second, thirdOverFirst(h, t, second));
        }
        return s;
    }

    private static double solveHighest(double beta, double x, double guess, double most) {
        double gap = most - beta;
        double s = guess;
        for (int i = 0; i < STEPS; i++) {
            double h = x / s;
            double t = 0.5 * s;
            double complement = NormalisedBlack.complement(x, s);
            double rate = NormalisedBlack.vega(h, t) / complement * s;
            double newton = Math.log(complement / gap) / rate;
            double second = h * h - t * t;
            double third = thirdOverFirst(h, t, second) + rate * (3 * second + 2 * rate);
            s *= advance(newton, second + rate, third);
        }
        return s;
    }

    /** s²·b‴/b′, where {@code second} is s·b″/b′. */
    private static double thirdOverFirst(double h, double t, double second) {
        return second * second - 3 * h * h - t * t;
    }

    /**
     * The factor on s of a third-order Householder step, at most a halving or a doubling: a guess is nearer than that.
     *
     * @param newton the Newton step as a share of s
     * @param second s times the second over the first derivative of the objective
     * @param third s² times the third over the first derivative
     */
    private static double advance(double newton, double second, double third) {
        double step = newton * (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton / 6));
        return 1 + Math.max(-0.5, Math.min(1, step));
    }
}
