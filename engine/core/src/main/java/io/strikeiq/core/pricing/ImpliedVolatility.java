package io.strikeiq.core.pricing;

/**
 * Black's implied volatility to the accuracy that a double attains.
 *
 * <p>For options as they trade ({@link BachelierForm#covers}) one Householder step of third order (fourth-order
 * convergence) from {@link BachelierGuess} suffices, and a second where that step was not tiny; all others go to {@link
 * WholeDomainVolatility}.
 *
 * <p>The answer is NaN whenever there is none: an input that is NaN, infinite, zero or negative, a price at or below its
 * intrinsic value (at the intrinsic value every small enough volatility gives that price), or at or above its upper bound.
 */
public final class ImpliedVolatility {
    private static final int MOST_STEPS = 4;

    /** Largest step, times 1 + z², after which no error is left that a double can show. */
    static final double SETTLED = 5e-4;

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
        double undiscounted = price / discount;
        if (!(undiscounted < (call ? forward : strike))) {
            return Double.NaN;
        }
        double distance = forward - strike;
        double timeValue = undiscounted - Math.max(call ? distance : -distance, 0);
        double beta = timeValue / (Math.sqrt(forward) * Math.sqrt(strike));
        double x = Math.abs(Black76.logMoneyness(forward, strike));
        double sigma = solve(beta, x, Math.abs(distance) / timeValue) / Math.sqrt(tau);
        return Black76.isPositive(sigma) ? sigma : Double.NaN;
    }

    /**
     * The total volatility σ√τ at which {@link NormalisedBlack#call} gives {@code beta}. For x &gt; 0 the intrinsic value
     * 2·sinh(x/2) is taken off first and its digits are lost: give the out-of-the-money side where there is a choice.
     */
    public static double impliedTotalVolatility(double beta, double x) {
        double distance = 2 * Math.sinh(Math.abs(x) / 2);
        double timeValue = x > 0 ? beta - distance : beta;
        return solve(timeValue, Math.abs(x), distance / timeValue);
    }

    private static double solve(double beta, double x, double ratio) {
        double traded = asTraded(beta, x, ratio);
        return traded > 0 ? traded : WholeDomainVolatility.solve(beta, -x);
    }

    /** The total volatility of an option that {@link BachelierForm} covers, else NaN. */
    private static double asTraded(double beta, double x, double ratio) {
        double square = 0.25 * x * x;
        double s = BachelierGuess.total(x, beta / BachelierForm.stretch(square), ratio);
        double scaled = beta * NormalDistribution.SQRT_TWO_PI;
        for (int i = 0; i < MOST_STEPS && BachelierForm.covers(x, s); i++) {
            double inverse = 1 / s;
            double z = x * inverse;
            double zz = z * z;
            double u = 0.25 * s * s;
            double newton = (scaled * inverse * Math.exp(0.5 * zz) - BachelierForm.ratio(z, square, u))
                    * BachelierForm.growth(u);
            double step = householder(newton, zz, u);
            s += s * step;
            if (Math.abs(step) * (1 + zz) <= SETTLED) {
                return s;
            }
        }
        return Double.NaN;
    }

    /**
     * A third-order Householder step on the price, as a share of s.
     *
     * @param newton the Newton step as a share of s
     * @param zz (x/s)²
     * @param u (s/2)²
     */
    static double householder(double newton, double zz, double u) {
        double second = zz - u;
        double third = second * second - 3 * zz - u;
        return newton * (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton * (1.0 / 6)));
    }
}
