package io.strikeiq.core.pricing;

/**
 * The standard normal distribution to double precision, in the far tails too: density, cumulative probability, and the
 * quantile.
 *
 * <p>The quantile is algorithm AS 241 (PPND16) of M. J. Wichura, "The Percentage Points of the Normal Distribution",
 * Applied Statistics 37 (1988).
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients stand as they were published
public final class NormalDistribution {
    static final double ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
    static final double SQRT_TWO_PI = 2.5066282746310002;
    static final double SQRT_HALF_PI = 1.2533141373155001;
    static final double ONE_OVER_SQRT_TWO = 0.7071067811865476;

    /** Beyond this many sigmas density and tail are below the smallest double. */
    private static final double UNDERFLOW = 39;

    /** Up to this |x| the error function needs no exponential. */
    private static final double CENTRE = 0.66;

    private NormalDistribution() {}

    /** Density at x. */
    public static double pdf(double x) {
        return ONE_OVER_SQRT_TWO_PI * expMinusHalfSquare(x);
    }

    /** Probability of a value at or below x; keeps its relative accuracy down to the smallest double. */
    public static double cdf(double x) {
        if (Math.abs(x) <= CENTRE) {
            return 0.5 + 0.5 * ErrorFunction.erfNearZero(x * ONE_OVER_SQRT_TWO);
        }
        return cdf(x, pdf(x));
    }

    /** {@link #cdf(double)} where the density at x is at hand: without an exponential. */
    static double cdf(double x, double density) {
        double tail = density * MillsRatio.at(Math.min(MillsRatio.LARGEST, Math.abs(x)));
        return x < 0 ? tail : 1 - tail;
    }

    /** The x whose {@link #cdf(double)} is p; −∞ at 0, +∞ at 1, NaN outside [0, 1]. */
    public static double inverseCdf(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            return centralQuantile(q);
        }
        double tail = q < 0 ? p : 1 - p;
        if (!(tail > 0)) {
            return tail == 0 ? Math.copySign(Double.POSITIVE_INFINITY, q) : Double.NaN;
        }
        double r = Math.sqrt(-Math.log(tail));
        double x = r <= 5 ? tailQuantile(r - 1.6) : farTailQuantile(r - 5);
        return q < 0 ? -x : x;
    }

    /** exp(−x²/2), keeping the digits of the far tail. */
    static double expMinusHalfSquare(double x) {
        if (Math.abs(x) > UNDERFLOW) {
            return 0;
        }
        double square = x * x;
        return Math.exp(-0.5 * square) * (1 - 0.5 * ErrorFunction.lostInSquare(x, square));
    }

    private static double centralQuantile(double q) {
        double r = 0.180625 - q * q;
        double p = 2.5090809287301226727e3;
        p = p * r + 3.3430575583588128105e4;
        p = p * r + 6.7265770927008700853e4;
        p = p * r + 4.5921953931549871457e4;
        p = p * r + 1.3731693765509461125e4;
        p = p * r + 1.9715909503065514427e3;
        p = p * r + 1.3314166789178437745e2;
        p = p * r + 3.3871328727963666080e0;
        double d = 5.2264952788528545610e3;
        d = d * r + 2.8729085735721942674e4;
        d = d * r + 3.9307895800092710610e4;
        d = d * r + 2.1213794301586595867e4;
        d = d * r + 5.3941960214247511077e3;
        d = d * r + 6.8718700749205790830e2;
        d = d * r + 4.2313330701600911252e1;
        d = d * r + 1;
        return q * p / d;
    }

    private static double tailQuantile(double r) {
        double p = 7.74545014278341407640e-4;
        p = p * r + 2.27238449892691845833e-2;
        p = p * r + 2.41780725177450611770e-1;
        p = p * r + 1.27045825245236838258e0;
        p = p * r + 3.64784832476320460504e0;
        p = p * r + 5.76949722146069140550e0;
        p = p * r + 4.63033784615654529590e0;
        p = p * r + 1.42343711074968357734e0;
        double d = 1.05075007164441684324e-9;
        d = d * r + 5.47593808499534494600e-4;
        d = d * r + 1.51986665636164571966e-2;
        d = d * r + 1.48103976427480074590e-1;
        d = d * r + 6.89767334985100004550e-1;
        d = d * r + 1.67638483018380384940e0;
        d = d * r + 2.05319162663775882187e0;
        d = d * r + 1;
        return p / d;
    }

    private static double farTailQuantile(double r) {
        double p = 2.01033439929228813265e-7;
        p = p * r + 2.71155556874348757815e-5;
        p = p * r + 1.24266094738807843860e-3;
        p = p * r + 2.65321895265761230930e-2;
        p = p * r + 2.96560571828504891230e-1;
        p = p * r + 1.78482653991729133580e0;
        p = p * r + 5.46378491116411436990e0;
        p = p * r + 6.65790464350110377720e0;
        double d = 2.04426310338993978564e-15;
        d = d * r + 1.42151175831644588870e-7;
        d = d * r + 1.84631831751005468180e-5;
        d = d * r + 7.86869131145613259100e-4;
        d = d * r + 1.48753612908506148525e-2;
        d = d * r + 1.36929880922735805310e-1;
        d = d * r + 5.99832206555887937690e-1;
        d = d * r + 1;
        return p / d;
    }
}
