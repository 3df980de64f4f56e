package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.LongTest;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any bit pattern a feed may deliver: a number or NaN comes back, never an infinity, never an exception. */
@LongTest
class HostileInputTest {
    private static final long SEED = 0xBADL;
    private static final double[] EDGES = {
        0.0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1e-308,
        1e308,
        1e-160,
        1e160,
        Math.nextUp(1.0),
        Math.nextDown(1.0)
    };

    private static double hostile(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> Math.abs(Double.longBitsToDouble(random.nextLong()));
            case 2 -> EDGES[random.nextInt(EDGES.length)];
            default -> Math.exp(3 * random.nextGaussian());
        };
    }

    private static void assertNotInfinite(double value, String what, int i) {
        assertTrue(!Double.isInfinite(value), () -> what + " is " + value + ", seed " + SEED + ", case " + i);
    }

    @Test
    void shouldAnswerWithANumberOrNaN() {
        Random random = new Random(SEED);
        OptionGreeks greeks = new OptionGreeks();
        for (int i = 0; i < 1_000_000; i++) {
            double a = hostile(random);
            double b = hostile(random);
            double c = hostile(random);
            double d = hostile(random);
            double e = hostile(random);
            boolean call = random.nextBoolean();
            assertNotInfinite(Black76.price(call, a, b, c, d, e), "price", i);
            assertNotInfinite(Black76.gamma(a, b, c, d, e), "gamma", i);
            assertNotInfinite(Black76.gammaAt(a, b, c, d), "gamma of a profile", i);
            assertNotInfinite(Black76.vega(a, b, c, d, e), "vega", i);
            assertNotInfinite(Black76.forwardDelta(call, a, b, c, d), "delta", i);
            assertNotInfinite(Black76.logMoneyness(a, b), "log moneyness", i);
            assertNotInfinite(Probabilities.terminalAbove(a, b, c), "terminal probability", i);
            assertProbability(Probabilities.touch(a, b, c, d), i);
            assertVolatility(ImpliedVolatility.implied(a, b, c, d, e, call), i);
            assertVolatility(ImpliedVolatility.impliedTotalVolatility(a, b), i);
            assertVolatility(BlackScholesSpot.implied(a, b, c, random.nextInt(), call), i);
            Greeks.compute(call, a, b, c, d, e, d, greeks);
            assertNotInfinite(greeks.price, "price of the set", i);
            assertNotInfinite(greeks.delta, "delta of the set", i);
            assertNotInfinite(greeks.gamma, "gamma of the set", i);
            assertNotInfinite(greeks.vega, "vega of the set", i);
            assertNotInfinite(greeks.theta, "theta", i);
            assertNotInfinite(greeks.vanna, "vanna", i);
            assertNotInfinite(greeks.charm, "charm", i);
        }
    }

    @Test
    void shouldPriceBackEveryVolatilityThatItGives() {
        Random random = new Random(SEED);
        int answers = 0;
        for (int i = 0; i < 1_000_000; i++) {
            double x = -Math.abs(hostile(random));
            double price = random.nextDouble() * Math.pow(2, -random.nextInt(900)) * Math.exp(x / 2);
            double s = ImpliedVolatility.impliedTotalVolatility(price, x);
            if (s > 0 && price > 1e-290 && x > -500) {
                answers++;
                double again = NormalisedBlack.call(x, s);
                double promised = 1e-13 * s * NormalisedBlack.vega(x / s, 0.5 * s);
                double tolerance = promised + 16 * Math.ulp(price);
                int index = i;
                assertTrue(
                        Math.abs(again - price) <= tolerance,
                        () -> "x " + x + " price " + price + " gives " + s + ", which prices " + again + "; seed "
                                + SEED + ", case " + index);
            }
        }
        int given = answers;
        assertTrue(given > 300_000, () -> "answers: " + given);
    }

    private static void assertVolatility(double value, int i) {
        assertTrue(
                Double.isNaN(value) || (value > 0 && value <= Double.MAX_VALUE),
                () -> "volatility is " + value + ", seed " + SEED + ", case " + i);
    }

    private static void assertProbability(double value, int i) {
        assertTrue(
                Double.isNaN(value) || (value >= 0 && value <= 1),
                () -> "touch probability is " + value + ", seed " + SEED + ", case " + i);
    }
}
