package io.strikeiq.core.pricing;

/**
 * The scaled complementary error function, to the last few units of double precision.
 *
 * <p>Rational Chebyshev approximations on three intervals, with the coefficients published by W. J. Cody, "Rational
 * Chebyshev Approximations for the Error Function", Mathematics of Computation 23 (1969), and in his SPECFUN paper, ACM
 * Transactions on Mathematical Software 19 (1993). The function {@code erfcx(x) = exp(x²)·erfc(x)} neither underflows nor
 * cancels.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients stand as they were published
final class ErrorFunction {
    /** Below this |x| the approximation of erf itself is the accurate one. */
    private static final double CENTRE = 0.46875;

    /** Above this x the asymptotic form in 1/x² takes over. */
    private static final double FAR = 4.0;

    private static final double ONE_OVER_SQRT_PI = 0.56418958354775628695;

    private ErrorFunction() {}

    /** exp(x²)·erfc(x); infinite below about −26.6. */
    static double erfcx(double x) {
        double magnitude = Math.abs(x);
        if (magnitude <= CENTRE) {
            return Math.exp(x * x) * (1 - erfNearZero(x));
        }
        double scaled = scaledTail(magnitude);
        return x < 0 ? 2 / expMinusSquare(magnitude) - scaled : scaled;
    }

    /** exp(−x²) for x ≥ 0, keeping the digits of the far tail. */
    private static double expMinusSquare(double x) {
        if (x > 30) {
            return 0;
        }
        double square = x * x;
        return Math.exp(-square) * (1 - lostInSquare(x, square));
    }

    /** What rounding took from x·x: the exact square less {@code square}, by Veltkamp's splitting of x. */
    static double lostInSquare(double x, double square) {
        double carried = x * 134217729.0;
        double high = carried - (carried - x);
        double low = x - high;
        return ((high * high - square) + 2 * high * low) + low * low;
    }

    /** exp(x²)·erfc(x) for x above {@link #CENTRE}. */
    private static double scaledTail(double x) {
        return x <= FAR ? scaledMiddle(x) : scaledFar(x);
    }

    /** erf(x) for |x| up to {@value #CENTRE}. */
    static double erfNearZero(double x) {
        double y = x * x;
        double p = 1.85777706184603153e-1;
        p = p * y + 3.16112374387056560e0;
        p = p * y + 1.13864154151050156e2;
        p = p * y + 3.77485237685302021e2;
        p = p * y + 3.20937758913846947e3;
        double q = y + 2.36012909523441209e1;
        q = q * y + 2.44024637934444173e2;
        q = q * y + 1.28261652607737228e3;
        q = q * y + 2.84423683343917062e3;
        return x * p / q;
    }

    /** Even and odd powers apart: all terms are positive, and the chain of operations is half as long. */
    private static double scaledMiddle(double y) {
        double z = y * y;
        double pEven = 2.15311535474403846e-8;
        pEven = pEven * z + 8.88314979438837594e0;
        pEven = pEven * z + 2.98635138197400131e2;
        pEven = pEven * z + 1.71204761263407058e3;
        pEven = pEven * z + 1.23033935479799725e3;
        double pOdd = 5.64188496988670089e-1;
        pOdd = pOdd * z + 6.61191906371416295e1;
        pOdd = pOdd * z + 8.81952221241769090e2;
        pOdd = pOdd * z + 2.05107837782607147e3;
        double qEven = z + 1.17693950891312499e2;
        qEven = qEven * z + 1.62138957456669019e3;
        qEven = qEven * z + 4.36261909014324716e3;
        qEven = qEven * z + 1.23033935480374942e3;
        double qOdd = 1.57449261107098347e1;
        qOdd = qOdd * z + 5.37181101862009858e2;
        qOdd = qOdd * z + 3.29079923573345963e3;
        qOdd = qOdd * z + 3.43936767414372164e3;
        return (pEven + y * pOdd) / (qEven + y * qOdd);
    }

    private static double scaledFar(double x) {
        double y = 1 / (x * x);
        double p = 1.63153871373020978e-2;
        p = p * y + 3.05326634961232344e-1;
        p = p * y + 3.60344899949804439e-1;
        p = p * y + 1.25781726111229246e-1;
        p = p * y + 1.60837851487422766e-2;
        p = p * y + 6.58749161529837803e-4;
        double q = y + 2.56852019228982242e0;
        q = q * y + 1.87295284992346725e0;
        q = q * y + 5.27905102951428412e-1;
        q = q * y + 6.05183413124413191e-2;
        q = q * y + 2.33520497626869185e-3;
        return (ONE_OVER_SQRT_PI - y * p / q) / x;
    }
}
