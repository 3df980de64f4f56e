package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.testing.ReferenceReport;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GreeksTest {
    private static final long SEED = 2007;
    private static final int CASES = 5_000;
    private static final double STEP = 1e-3;

    /** An option on spot with carry b and rate r; what is held constant while one input is bumped. */
    private record Market(
            boolean call, double spot, double carry, double strike, double sigma, double tau, double rate) {
        OptionGreeks greeks() {
            OptionGreeks greeks = new OptionGreeks();
            Greeks.compute(call, spot, spot * Math.exp(carry * tau), strike, sigma, tau, rate, greeks);
            return greeks;
        }

        Market withSpot(double value) {
            return new Market(call, value, carry, strike, sigma, tau, rate);
        }

        Market withSigma(double value) {
            return new Market(call, spot, carry, strike, value, tau, rate);
        }

        Market withTau(double value) {
            return new Market(call, spot, carry, strike, sigma, value, rate);
        }
    }

    private interface Bump {
        double slope(Market market);
    }

    private static Market random(Random random) {
        return new Market(
                random.nextBoolean(),
                100,
                0.1 * random.nextGaussian(),
                100 * Math.exp(0.2 * random.nextGaussian()),
                0.15 + random.nextDouble(),
                0.2 + random.nextDouble(),
                0.1 * random.nextDouble());
    }

    private static void check(String quantity, double tolerance, Bump analytic, Bump bumped) {
        Random random = new Random(SEED);
        double worst = 0;
        for (int i = 0; i < CASES; i++) {
            Market market = random(random);
            double error = Math.abs(analytic.slope(market) - bumped.slope(market));
            worst = error <= worst ? worst : error;
        }
        ReferenceReport.check("greeks", "central differences", quantity, worst, tolerance, CASES);
    }

    /** Fourth-order central difference from values at −2, −1, +1, +2 steps. */
    private static double slope(double a, double b, double c, double d, double step) {
        return (a - 8 * b + 8 * c - d) / (12 * step);
    }

    private static double overSpot(Market m, Bump value) {
        double step = m.spot * STEP;
        return slope(
                value.slope(m.withSpot(m.spot - 2 * step)),
                value.slope(m.withSpot(m.spot - step)),
                value.slope(m.withSpot(m.spot + step)),
                value.slope(m.withSpot(m.spot + 2 * step)),
                step);
    }

    private static double overSigma(Market m, Bump value) {
        return slope(
                value.slope(m.withSigma(m.sigma - 2 * STEP)),
                value.slope(m.withSigma(m.sigma - STEP)),
                value.slope(m.withSigma(m.sigma + STEP)),
                value.slope(m.withSigma(m.sigma + 2 * STEP)),
                STEP);
    }

    private static double overTime(Market m, Bump value) {
        return slope(
                value.slope(m.withTau(m.tau + 2 * STEP)),
                value.slope(m.withTau(m.tau + STEP)),
                value.slope(m.withTau(m.tau - STEP)),
                value.slope(m.withTau(m.tau - 2 * STEP)),
                STEP);
    }

    @Test
    void shouldBeTheSlopesOfThePriceInSpotVolatilityAndTime() {
        check("delta", 1e-8, m -> m.greeks().delta, m -> overSpot(m, n -> n.greeks().price));
        check("gamma", 1e-8, m -> m.greeks().gamma, m -> overSpot(m, n -> n.greeks().delta));
        check("vega per point", 1e-7, m -> m.greeks().vega, m -> 0.01 * overSigma(m, n -> n.greeks().price));
        check("theta per day", 1e-7, m -> m.greeks().theta, m -> overTime(m, n -> n.greeks().price) / 365);
        check("vanna per point", 1e-8, m -> m.greeks().vanna, m -> 0.01 * overSigma(m, n -> n.greeks().delta));
        check("charm per day", 1e-8, m -> m.greeks().charm, m -> overTime(m, n -> n.greeks().delta) / 365);
    }

    @Test
    void shouldReproduceThePublishedExamples() {
        OptionGreeks greeks = new OptionGreeks();
        Greeks.compute(true, 105, 105, 100, 0.36, 0.5, 0.1, greeks);
        double futuresCall = greeks.delta;
        Greeks.compute(false, 105, 105, 100, 0.36, 0.5, 0.1, greeks);
        double futuresPut = greeks.delta;
        Greeks.compute(true, 55, 55 * Math.exp(0.1 * 0.75), 60, 0.30, 0.75, 0.1, greeks);
        double gamma = greeks.gamma;
        double vega = greeks.vega;
        assertAll(
                () -> assertEquals(0.5946, futuresCall, 5e-5, "delta of a futures call, Haug (2007) 2.1"),
                () -> assertEquals(-0.3566, futuresPut, 5e-5, "delta of a futures put, Haug (2007) 2.1"),
                () -> assertEquals(0.0278, gamma, 5e-5, "gamma, Haug (2007) 2.3"),
                () -> assertEquals(0.189358, vega, 5e-6, "vega per point, Haug (2007) 2.4"));
    }

    @Test
    void shouldGiveCallAndPutTheSameGammaVegaAndVanna() {
        Random random = new Random(SEED);
        OptionGreeks call = new OptionGreeks();
        OptionGreeks put = new OptionGreeks();
        for (int i = 0; i < CASES; i++) {
            Market m = random(random);
            double forward = m.spot * Math.exp(m.carry * m.tau);
            Greeks.compute(true, m.spot, forward, m.strike, m.sigma, m.tau, m.rate, call);
            Greeks.compute(false, m.spot, forward, m.strike, m.sigma, m.tau, m.rate, put);
            String message = "seed " + SEED + ", " + m;
            assertEquals(call.gamma, put.gamma, "gamma, " + message);
            assertEquals(call.vega, put.vega, "vega, " + message);
            assertEquals(call.vanna, put.vanna, "vanna, " + message);
            assertEquals(1, call.forwardDelta - put.forwardDelta, 1e-15, "delta on the forward, " + message);
            assertEquals(
                    Math.exp((m.carry - m.rate) * m.tau), call.delta - put.delta, 1e-14, "delta on spot, " + message);
        }
    }

    @Test
    void shouldBeUndefinedAllTogether() {
        OptionGreeks greeks = new OptionGreeks();
        Greeks.compute(true, 100, 100, 0, 1, 0, greeks);
        assertUndefined(greeks, "no volatility");
        Greeks.compute(true, 100, 100, 0.2, 0, 0, greeks);
        assertUndefined(greeks, "no time");
        Greeks.compute(true, 100, 100, 0.2, 1, Double.NaN, greeks);
        assertUndefined(greeks, "unknown rate");
        Greeks.compute(true, Double.NaN, 100, 100, 0.2, 1, 0, greeks);
        assertUndefined(greeks, "unknown spot");
    }

    private static void assertUndefined(OptionGreeks greeks, String message) {
        double[] fields = {
            greeks.price,
            greeks.delta,
            greeks.forwardDelta,
            greeks.gamma,
            greeks.vega,
            greeks.theta,
            greeks.vanna,
            greeks.charm
        };
        for (double field : fields) {
            assertEquals(Double.NaN, field, message);
        }
    }
}
