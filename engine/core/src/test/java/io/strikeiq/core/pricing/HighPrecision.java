package io.strikeiq.core.pricing;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The oracle: the normal distribution and the Black formula in their textbook form, in decimal arithmetic of so many digits
 * that no cancellation can matter.
 */
final class HighPrecision {
    private static final MathContext ALL_DIGITS = new MathContext(420);
    private static final BigDecimal SMALLEST_OF_ALL = new BigDecimal("1e-400");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SQRT_TWO_PI =
            pi().multiply(BigDecimal.valueOf(2)).sqrt(ALL_DIGITS);
    /** Those that a double cannot show, and more than the halvings of {@link #exp} and a difference of two premiums take. */
    private static final int SPARE_DIGITS = 70;

    private static final double LOG_10_E = Math.log10(Math.E);

    private final MathContext digits;
    private final BigDecimal smallestTerm;

    /** @param farthest the largest argument of the distribution, whose tail is e^(-x²/2) of the sum that it is left of */
    private HighPrecision(double farthest) {
        int lost = (int) (0.5 * farthest * farthest * LOG_10_E);
        this.digits = new MathContext(SPARE_DIGITS + lost);
        this.smallestTerm = BigDecimal.ONE.movePointLeft(digits.getPrecision());
    }

    static double cdf(double x) {
        return new HighPrecision(x).cdf(new BigDecimal(x)).doubleValue();
    }

    /** b(x, s) of {@link NormalisedBlack}. */
    static double normalisedCall(double x, double s) {
        return new HighPrecision(Math.abs(x / s) + 0.5 * s)
                .normalisedCall(new BigDecimal(x), new BigDecimal(s))
                .doubleValue();
    }

    private BigDecimal normalisedCall(BigDecimal x, BigDecimal s) {
        BigDecimal half = x.multiply(HALF);
        BigDecimal h = x.divide(s, digits);
        BigDecimal t = s.multiply(HALF);
        return exp(half).multiply(cdf(h.add(t))).subtract(exp(half.negate()).multiply(cdf(h.subtract(t))));
    }

    /** Φ(x) = ½ + φ(x)·Σ x²ᵏ⁺¹/(1·3·5···(2k + 1)), whose terms all have the sign of x. */
    private BigDecimal cdf(BigDecimal x) {
        BigDecimal square = x.multiply(x, digits);
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int k = 1; term.abs().compareTo(smallestTerm) > 0; k++) {
            term = term.multiply(square, digits).divide(BigDecimal.valueOf(2L * k + 1), digits);
            sum = sum.add(term, digits);
        }
        BigDecimal density = exp(square.multiply(HALF).negate()).divide(SQRT_TWO_PI, digits);
        return HALF.add(density.multiply(sum, digits), digits);
    }

    /** Taylor's series after 16 halvings of the argument. */
    private BigDecimal exp(BigDecimal x) {
        BigDecimal reduced = x.divide(BigDecimal.valueOf(65536), digits);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; term.abs().compareTo(smallestTerm) > 0; k++) {
            term = term.multiply(reduced, digits).divide(BigDecimal.valueOf(k), digits);
            sum = sum.add(term, digits);
        }
        return sum.pow(65536, digits);
    }

    /** Machin: π = 16·arctan(1/5) − 4·arctan(1/239). */
    private static BigDecimal pi() {
        return arctanOfInverse(5)
                .multiply(BigDecimal.valueOf(16))
                .subtract(arctanOfInverse(239).multiply(BigDecimal.valueOf(4)));
    }

    private static BigDecimal arctanOfInverse(long n) {
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), ALL_DIGITS);
        BigDecimal sum = power;
        for (long k = 1; power.compareTo(SMALLEST_OF_ALL) > 0; k++) {
            power = power.divide(BigDecimal.valueOf(-n * n), ALL_DIGITS).abs();
            BigDecimal term = power.divide(BigDecimal.valueOf(2 * k + 1), ALL_DIGITS);
            sum = k % 2 == 0 ? sum.add(term) : sum.subtract(term);
        }
        return sum;
    }
}
