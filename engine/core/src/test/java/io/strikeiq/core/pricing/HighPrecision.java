package io.strikeiq.core.pricing;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The oracle: the normal distribution and the Black formula in their textbook form, in decimal arithmetic of so many digits
 * that no cancellation can matter.
 */
final class HighPrecision {
    private static final MathContext DIGITS = new MathContext(420);
    private static final BigDecimal SMALLEST_TERM = new BigDecimal("1e-400");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SQRT_TWO_PI =
            pi().multiply(BigDecimal.valueOf(2)).sqrt(DIGITS);

    private HighPrecision() {}

    static double cdf(double x) {
        return cdf(new BigDecimal(x)).doubleValue();
    }

    /** b(x, s) of {@link NormalisedBlack}. */
    static double normalisedCall(double x, double s) {
        BigDecimal half = new BigDecimal(x).multiply(HALF);
        BigDecimal h = new BigDecimal(x).divide(new BigDecimal(s), DIGITS);
        BigDecimal t = new BigDecimal(s).multiply(HALF);
        return exp(half)
                .multiply(cdf(h.add(t)))
                .subtract(exp(half.negate()).multiply(cdf(h.subtract(t))))
                .doubleValue();
    }

    /** Φ(x) = ½ + φ(x)·Σ x²ᵏ⁺¹/(1·3·5···(2k + 1)), whose terms all have the sign of x. */
    private static BigDecimal cdf(BigDecimal x) {
        BigDecimal square = x.multiply(x, DIGITS);
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int k = 1; term.abs().compareTo(SMALLEST_TERM) > 0; k++) {
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf(2L * k + 1), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        BigDecimal density = exp(square.multiply(HALF).negate()).divide(SQRT_TWO_PI, DIGITS);
        return HALF.add(density.multiply(sum, DIGITS), DIGITS);
    }

    /** Taylor's series after 16 halvings of the argument. */
    private static BigDecimal exp(BigDecimal x) {
        BigDecimal reduced = x.divide(BigDecimal.valueOf(65536), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; term.abs().compareTo(SMALLEST_TERM) > 0; k++) {
            term = term.multiply(reduced, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(65536, DIGITS);
    }

    /** Machin: π = 16·arctan(1/5) − 4·arctan(1/239). */
    private static BigDecimal pi() {
        return arctanOfInverse(5)
                .multiply(BigDecimal.valueOf(16))
                .subtract(arctanOfInverse(239).multiply(BigDecimal.valueOf(4)));
    }

    private static BigDecimal arctanOfInverse(long n) {
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS);
        BigDecimal sum = power;
        for (long k = 1; power.compareTo(SMALLEST_TERM) > 0; k++) {
            power = power.divide(BigDecimal.valueOf(-n * n), DIGITS).abs();
            BigDecimal term = power.divide(BigDecimal.valueOf(2 * k + 1), DIGITS);
            sum = k % 2 == 0 ? sum.add(term) : sum.subtract(term);
        }
        return sum;
    }
}
