package io.strikeiq.core.pricing;

/**
 * European options on a forward, after F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics 3
 * (1976).
 *
 * <p>Forward and strike are in one currency unit, volatility is an annualised fraction, tau is in years and the discount
 * is the value today of one unit at expiry (1 gives undiscounted values). Whatever the formula does not define is NaN:
 * a forward, strike or discount that is not positive and finite, a negative volatility or time.
 */
public final class Black76 {
    /** Below this |F − K|/(F + K) eight terms of the series of ln(F/K) are exact to double precision. */
    private static final double NEAR_THE_MONEY = 0.1;

    private Black76() {}

    /** Premium of a call or a put; the discounted intrinsic value where volatility or time is zero. */
    public static double price(boolean call, double forward, double strike, double sigma, double tau, double discount) {
        double s = sigma * Math.sqrt(tau);
        if (!isDefined(forward, strike, s, discount) || !(sigma >= 0)) {
            return Double.NaN;
        }
        double x = -Math.abs(logMoneyness(forward, strike));
        double timeValue = Math.sqrt(forward) * Math.sqrt(strike) * NormalisedBlack.outOfTheMoney(x, s);
        double intrinsic = Math.max(call ? forward - strike : strike - forward, 0);
        return finite(discount * (intrinsic + timeValue));
    }

    /** ∂²V/∂F², per unit of the forward squared; equal for call and put. */
    public static double gamma(double forward, double strike, double sigma, double tau, double discount) {
        return gammaAt(forward, logMoneyness(forward, strike), sigma * Math.sqrt(tau), discount);
    }

    /**
     * {@link #gamma} where ln(F/K) and σ√τ are at hand, as in a profile over many spots: one exponential, no logarithm.
     */
    public static double gammaAt(double forward, double logMoneyness, double totalVolatility, double discount) {
        double d1 = logMoneyness / totalVolatility + 0.5 * totalVolatility;
        boolean defined = totalVolatility > 0 && forward > 0 && discount > 0;
        return defined ? finite(discount * density(d1) / (forward * totalVolatility)) : Double.NaN;
    }

    /** ∂V/∂σ per 1 volatility point (0.01); equal for call and put. */
    public static double vega(double forward, double strike, double sigma, double tau, double discount) {
        double rootTau = Math.sqrt(tau);
        double s = sigma * rootTau;
        if (!isDefined(forward, strike, s, discount) || !(s > 0)) {
            return Double.NaN;
        }
        return finite(0.01 * discount * forward * density(logMoneyness(forward, strike) / s + 0.5 * s) * rootTau);
    }

    /** ∂V/∂F of the undiscounted option: Φ(d1) for a call, Φ(d1) − 1 for a put. */
    public static double forwardDelta(boolean call, double forward, double strike, double sigma, double tau) {
        double s = sigma * Math.sqrt(tau);
        if (!isDefined(forward, strike, s, 1) || !(s > 0)) {
            return Double.NaN;
        }
        double d1 = logMoneyness(forward, strike) / s + 0.5 * s;
        return call ? NormalDistribution.cdf(d1) : -NormalDistribution.cdf(-d1);
    }

    /**
     * ln(F/K) with full relative accuracy, near the money too, where the quotient would lose it: there by the series of
     * 2·artanh((F − K)/(F + K)), whose difference is exact.
     */
    public static double logMoneyness(double forward, double strike) {
        if (!(forward > 0 && strike > 0)) {
            return Double.NaN;
        }
        double sum = forward + strike;
        double z = (forward - strike) / sum;
        if (Math.abs(z) > NEAR_THE_MONEY || sum > Double.MAX_VALUE) {
            double ratio = forward / strike;
            return ratio >= Double.MIN_NORMAL && ratio <= Double.MAX_VALUE
                    ? Math.log(ratio)
                    : finite(Math.log(forward) - Math.log(strike));
        }
        double w = z * z;
        double ww = w * w;
        double low = (1.0 / 3 + w * (1.0 / 5)) + (1.0 / 7 + w * (1.0 / 9)) * ww;
        double high = (1.0 / 11 + w * (1.0 / 13)) + 1.0 / 15 * ww;
        return 2 * (z + z * w * (low + high * (ww * ww)));
    }

    static boolean isDefined(double forward, double strike, double totalVolatility, double discount) {
        return isPositive(forward)
                && isPositive(strike)
                && isPositive(discount)
                && totalVolatility >= 0
                && totalVolatility < Double.POSITIVE_INFINITY;
    }

    static boolean isPositive(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    static double finite(double value) {
        return Math.abs(value) <= Double.MAX_VALUE ? value : Double.NaN;
    }

    private static double density(double d) {
        return NormalDistribution.ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * d * d);
    }
}
