package io.strikeiq.core.pricing;

/**
 * The Black (1976) formula with every unit taken out: an undiscounted call on forward F at strike K is worth
 * {@code √(F·K)·b(x, s)}, where {@code x = ln(F/K)} and {@code s = σ√τ}.
 *
 * <p>{@code b(x, s) = exp(x/2)·Φ(x/s + s/2) − exp(−x/2)·Φ(x/s − s/2)}. Taken literally the difference cancels, so, as P.
 * Jäckel shows in "Let's Be Rational" (Wilmott, 2015), the plane is cut in regions. Options as they trade have the one of
 * {@link BachelierForm}. In the others, with {@code h = x/s}, {@code t = s/2} and the inverse Mills ratio {@code Y(z) =
 * Φ(z)/φ(z)}, b is its own derivative in s times {@code Y(h+t) − Y(h−t)}; that difference is a short series where t is
 * small, an asymptotic one far out of the money, and two scaled error functions in between. Only where the first Φ is
 * large are the two normal probabilities subtracted.
 *
 * <p>All methods but {@link #call} ask for {@code x ≤ 0} (out of the money) and {@code s > 0}.
 */
public final class NormalisedBlack {
    /** Where both arguments of Y lie below this, the asymptotic series is exact to double precision. */
    private static final double FAR_OUT = -10;

    /** Below this half volatility eight terms of the series in t are exact to double precision. */
    private static final double SMALL_HALF_VOLATILITY = 0.21;

    /** Above this d1 the difference of two normal probabilities no longer cancels. */
    private static final double LARGE_D1 = 0.85;

    /** 1/((2i + 2)(2i + 3)), from one odd factorial to the next. */
    private static final double[] RATIO = {
        1.0 / 6, 1.0 / 20, 1.0 / 42, 1.0 / 72, 1.0 / 110, 1.0 / 156, 1.0 / 210, 1.0 / 272
    };

    private NormalisedBlack() {}

    /** b(x, s) for any x; in the money, intrinsic value plus the out-of-the-money value. */
    public static double call(double x, double s) {
        return x > 0 ? 2 * Math.sinh(x / 2) + outOfTheMoney(-x, s) : outOfTheMoney(x, s);
    }

    /** b(x, s) for x ≤ 0; zero at s = 0. */
    static double outOfTheMoney(double x, double s) {
        return s > 0 ? outOfTheMoney(x, x / s, 0.5 * s, vega(x / s, 0.5 * s)) : 0;
    }

    /** b(x, s) for x ≤ 0 where h = x/s, t = s/2 and ∂b/∂s are at hand. */
    static double outOfTheMoney(double x, double h, double t, double vega) {
        if (BachelierForm.covers(-x, 2 * t)) {
            return 2 * t * vega * BachelierForm.growth(t * t) * BachelierForm.ratio(-h, 0.25 * x * x, t * t);
        }
        if (h + t > LARGE_D1) {
            return Math.exp(0.5 * x) * NormalDistribution.cdf(h + t)
                    - Math.exp(-0.5 * x) * NormalDistribution.cdf(h - t);
        }
        return vega * millsDifference(h, t);
    }

    /** exp(x/2) − b(x, s), what is missing to the upper bound, without cancellation. */
    static double complement(double x, double s) {
        double h = x / s;
        double t = 0.5 * s;
        return Math.exp(0.5 * x) * NormalDistribution.cdf(-h - t) + Math.exp(-0.5 * x) * NormalDistribution.cdf(h - t);
    }

    /** ∂b/∂s, from h = x/s and t = s/2. */
    static double vega(double h, double t) {
        return NormalDistribution.ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * (h * h + t * t));
    }

    /** Y(h + t) − Y(h − t) = b/(∂b/∂s), for h ≤ 0 and h + t below about 1. */
    static double millsDifference(double h, double t) {
        if (h < FAR_OUT && h + t < FAR_OUT + SMALL_HALF_VOLATILITY) {
            return asymptotic(h, t);
        }
        if (t < SMALL_HALF_VOLATILITY) {
            return smallVolatility(h, t);
        }
        return NormalDistribution.SQRT_HALF_PI
                * (ErrorFunction.erfcx(-(h + t) * NormalDistribution.ONE_OVER_SQRT_TWO)
                        - ErrorFunction.erfcx(-(h - t) * NormalDistribution.ONE_OVER_SQRT_TWO));
    }

    /**
     * From Y(z) ≈ Σ (−1)ᵏ (2k−1)!! |z|^−(2k+1): with p, q the reciprocals of |h + t| and |h − t|, the difference is 2·t·p·q
     * Σ (−1)ᵏ (2k−1)!! H₂ₖ(p, q), where Hₙ = Σ pⁱqⁿ⁻ⁱ is a sum of positive terms only.
     */
    private static double asymptotic(double h, double t) {
        double p = -1 / (h + t);
        double q = -1 / (h - t);
        double homogeneous = 1;
        double power = q;
        double factor = 1;
        double sum = 1;
        for (int k = 1; k < 45; k++) {
            homogeneous = p * p * homogeneous + power * (p + q);
            power *= q * q;
            factor *= 1 - 2 * k;
            double term = factor * homogeneous;
            sum += term;
            if (Math.abs(term) < 1e-17) {
                break;
            }
        }
        return 2 * t * p * q * sum;
    }

    /** Taylor's series in t of the odd difference, by the recurrence Yⁿ⁺¹ = h·Yⁿ + n·Yⁿ⁻¹ of the derivatives of Y. */
    private static double smallVolatility(double h, double t) {
        double even = NormalDistribution.SQRT_HALF_PI * ErrorFunction.erfcx(-h * NormalDistribution.ONE_OVER_SQRT_TWO);
        double odd = 1 + h * even;
        double sum = odd;
        double weight = 1;
        double square = t * t;
        for (int i = 0; i < RATIO.length; i++) {
            even = h * odd + (2 * i + 1) * even;
            odd = h * even + (2 * i + 2) * odd;
            weight *= square * RATIO[i];
            double term = weight * odd;
            sum += term;
            if (Math.abs(term) < 1e-17 * sum) {
                break;
            }
        }
        return 2 * t * sum;
    }
}
