package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.testing.ReferenceReport;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImpliedVolatilityTest {
    private static final long SEED = 2015;
    private static final String AREA = "implied volatility";

    /** The accuracy asked for, wherever the price carries that much. */
    private static final double TOLERANCE = 1e-13;

    /** Smaller prices are denormal on the way and have lost digits themselves. */
    private static final double SMALLEST_PRICE = 1e-290;

    /**
     * A price is known to one unit in its last place, which moves the volatility by (ulp/price sensitivity); no inversion
     * does better, so a case counts where two such units stay below the tolerance.
     */
    private static boolean isAttainable(double price, double x, double s) {
        double sensitivity = NormalisedBlack.vega(x / s, 0.5 * s) * s;
        return price > SMALLEST_PRICE && price < Math.exp(0.5 * x) && 2 * Math.ulp(price) / sensitivity < TOLERANCE;
    }

    @Test
    void shouldRoundTripOverTheWholeDomain() {
        Random random = new Random(SEED);
        double worst = 0;
        String where = "";
        int cases = 0;
        for (int i = 0; i < 1_000_000; i++) {
            double x = -16 * Math.pow(random.nextDouble(), 1 + random.nextInt(12));
            double s = 1e-4 * Math.pow(8e4, random.nextDouble());
            double price = NormalisedBlack.call(x, s);
            if (isAttainable(price, x, s)) {
                double error = Math.abs(ImpliedVolatility.impliedTotalVolatility(price, x) / s - 1);
                if (!(error <= worst)) {
                    worst = error;
                    where = " x " + x + " s " + s;
                }
                cases++;
            }
        }
        ReferenceReport.check(AREA, "round trip, seed " + SEED, "σ√τ, relative", worst, TOLERANCE, cases);
        assertEquals(true, cases > 400_000, "attainable cases" + where);
    }

    @Test
    void shouldRoundTripOnAGridThatTouchesTheEdges() {
        double worst = 0;
        int cases = 0;
        for (double moneyness : new double[] {0, 1e-300, 1e-16, 1e-8, 1e-4, 0.01, 0.1, 1, 4, 8, 16}) {
            for (double s = 1e-4; s <= 8; s = Math.max(s * 1.01, s < 8 ? Math.min(s * 1.01, 8) : 9)) {
                double price = NormalisedBlack.call(-moneyness, s);
                if (isAttainable(price, -moneyness, s)) {
                    double implied = ImpliedVolatility.impliedTotalVolatility(price, -moneyness);
                    worst = Math.max(worst, Math.abs(implied / s - 1));
                    cases++;
                }
            }
        }
        ReferenceReport.check(AREA, "round trip, grid", "σ√τ, relative", worst, TOLERANCE, cases);
    }

    @Test
    void shouldRoundTripFromDiscountedPremiumsOutOfTheMoney() {
        Random random = new Random(SEED);
        double worst = 0;
        int cases = 0;
        for (int i = 0; i < 300_000; i++) {
            double forward = Math.exp(12 * random.nextDouble() - 2);
            double strike = forward * Math.exp(0.5 * random.nextGaussian());
            double sigma = Math.exp(-4 + 5 * random.nextDouble());
            double tau = Math.exp(-10 + 11 * random.nextDouble());
            double discount = Math.exp(-0.1 * random.nextDouble());
            double price = Black76.price(strike >= forward, forward, strike, sigma, tau, discount);
            double x = -Math.abs(Math.log(forward / strike));
            double s = sigma * Math.sqrt(tau);
            if (isAttainable(NormalisedBlack.call(x, s), x, s)) {
                double implied = ImpliedVolatility.implied(price, forward, strike, tau, discount, strike >= forward);
                worst = Math.max(worst, Math.abs(implied / sigma - 1));
                cases++;
            }
        }
        ReferenceReport.check(AREA, "round trip of premiums", "σ, relative", worst, TOLERANCE, cases);
    }

    @Test
    void shouldReadInTheMoneyPricesAsFarAsTheirTimeValueIsKnown() {
        for (double strike = 60; strike < 140; strike += 2.5) {
            for (boolean call : new boolean[] {true, false}) {
                double price = Black76.price(call, 100, strike, 0.2, 0.5, 0.97);
                double implied = ImpliedVolatility.implied(price, 100, strike, 0.5, 0.97, call);
                assertEquals(0.2, implied, 1e-11, "strike " + strike + (call ? " call" : " put"));
            }
        }
    }

    @Test
    void shouldHaveNoAnswerAtOrBeyondTheBounds() {
        assertUndefined(ImpliedVolatility.implied(10, 110, 100, 1, 1, true), "at the intrinsic value");
        assertUndefined(ImpliedVolatility.implied(9.99, 110, 100, 1, 1, true), "below the intrinsic value");
        assertUndefined(ImpliedVolatility.implied(0, 100, 110, 1, 1, true), "worthless");
        assertUndefined(ImpliedVolatility.implied(-1, 100, 110, 1, 1, true), "negative");
        assertUndefined(ImpliedVolatility.implied(100, 100, 110, 1, 1, true), "a call at the forward");
        assertUndefined(ImpliedVolatility.implied(110, 100, 110, 1, 1, false), "a put at the strike");
        assertUndefined(ImpliedVolatility.implied(1, 100, 110, 0, 1, true), "no time left");
        assertUndefined(ImpliedVolatility.implied(1, 100, 110, 1, 0, true), "no discount factor");
        assertUndefined(ImpliedVolatility.implied(1, -100, 110, 1, 1, true), "negative forward");
        assertUndefined(ImpliedVolatility.implied(1, 100, Double.POSITIVE_INFINITY, 1, 1, true), "infinite strike");
        assertUndefined(ImpliedVolatility.implied(Double.NaN, 100, 110, 1, 1, true), "unknown price");
        assertUndefined(ImpliedVolatility.impliedTotalVolatility(0.5, Double.NaN), "unknown moneyness");
        assertUndefined(ImpliedVolatility.impliedTotalVolatility(1, 0), "at the upper bound");
    }

    private static void assertUndefined(double volatility, String message) {
        assertEquals(Double.NaN, volatility, message);
    }
}
