package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.ReferenceReport;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Black76Test {
    private static final long SEED = 76;
    private static final String AREA = "Black-76";

    @Test
    void shouldReproduceThePublishedTable() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.file("reference/haug_european_prices.csv"));
        double worst = 0;
        double tolerance = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] f = line.split(",", -1);
            double tau = Double.parseDouble(f[5]);
            double rate = Double.parseDouble(f[4]);
            double forward = Double.parseDouble(f[2]) * Math.exp((rate - Double.parseDouble(f[3])) * tau);
            double price = Black76.price(
                    f[0].equals("call"),
                    forward,
                    Double.parseDouble(f[1]),
                    Double.parseDouble(f[6]),
                    tau,
                    Math.exp(-rate * tau));
            worst = Math.max(worst, Math.abs(price - Double.parseDouble(f[7])));
            tolerance = Math.max(tolerance, Double.parseDouble(f[8]));
        }
        ReferenceReport.check(AREA, "Haug (2007) table", "price, absolute", worst, tolerance, lines.size() - 1);
    }

    @Test
    void shouldKeepTwelveDigitsOfThePriceOverTheWholeDomain() {
        double worst = 0;
        int cases = 0;
        for (double moneyness : new double[] {0, 1e-9, 1e-4, 0.01, 0.1, 0.5, 2, 7, 16}) {
            for (double s = 1e-4; s <= 8; s *= 2.1) {
                if (moneyness / s < 36) {
                    double expected = HighPrecision.normalisedCall(-moneyness, s);
                    double error = Math.abs(NormalisedBlack.call(-moneyness, s) / expected - 1);
                    worst = Math.max(worst, error);
                    cases++;
                }
            }
        }
        ReferenceReport.check(AREA, "400-digit series", "normalised price, relative", worst, 1e-12, cases);
    }

    @Test
    void shouldMeetPutCallParity() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            double forward = 1 + 1000 * random.nextDouble();
            double strike = forward * Math.exp(random.nextGaussian());
            double sigma = 0.01 + 2 * random.nextDouble();
            double tau = 3 * random.nextDouble();
            double discount = Math.exp(-0.1 * random.nextDouble());
            double gap = Black76.price(true, forward, strike, sigma, tau, discount)
                    - Black76.price(false, forward, strike, sigma, tau, discount)
                    - discount * (forward - strike);
            assertEquals(0, gap, 1e-14 * (forward + strike), "parity, seed " + SEED + ", case " + i);
        }
    }

    @Test
    void shouldStayWithinItsBoundsAndRiseWithVolatility() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String message = "seed " + SEED + ", case " + i;
            double forward = 100;
            double strike = forward * Math.exp(2 * random.nextGaussian());
            boolean call = random.nextBoolean();
            double before = Math.max(call ? forward - strike : strike - forward, 0);
            double most = call ? forward : strike;
            for (double sigma = 0.01; sigma < 10; sigma *= 1.5) {
                double price = Black76.price(call, forward, strike, sigma, 1, 1);
                assertTrue(price >= before * (1 - 1e-14), () -> "falls with volatility, " + message);
                assertTrue(price <= most * (1 + 1e-15), () -> "above its upper bound, " + message);
                before = price;
            }
        }
    }

    @Test
    void shouldGiveTheIntrinsicValueWithoutVolatilityOrTime() {
        assertEquals(9, Black76.price(true, 110, 100, 0, 1, 0.9), 1e-14, "call without volatility");
        assertEquals(0, Black76.price(false, 110, 100, 0, 1, 0.9), "put without volatility");
        assertEquals(9, Black76.price(false, 100, 110, 0.2, 0, 0.9), 1e-14, "put at expiry");
    }

    @Test
    void shouldKeepTheLogarithmNextToTheMoney() {
        assertEquals(1e-12, Black76.logMoneyness(1e6 + 1e-6, 1e6), 2e-17, "ln(F/K) a millionth of a tick away");
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            double strike = 100 * Math.exp(random.nextGaussian());
            double forward = strike * Math.exp(0.3 * random.nextGaussian());
            double expected = Math.log1p((forward - strike) / strike);
            assertEquals(
                    expected,
                    Black76.logMoneyness(forward, strike),
                    8e-16 * Math.abs(expected),
                    () -> "ln(F/K), seed " + SEED + ", forward " + forward + ", strike " + strike);
        }
        assertEquals(-Black76.logMoneyness(1e-310, 1e300), Black76.logMoneyness(1e300, 1e-310), 1e-12, "far apart");
    }

    @Test
    void shouldGiveSingleGreeksEqualToTheWholeSet() {
        OptionGreeks greeks = new OptionGreeks();
        Greeks.compute(true, 101, 97, 0.23, 0.4, 0.05, greeks);
        double discount = Math.exp(-0.05 * 0.4);
        assertEquals(greeks.gamma, Black76.gamma(101, 97, 0.23, 0.4, discount), 1e-16, "gamma");
        assertEquals(greeks.vega, Black76.vega(101, 97, 0.23, 0.4, discount), 1e-15, "vega");
        assertEquals(
                greeks.forwardDelta, Black76.forwardDelta(true, 101, 97, 0.23, 0.4), 1e-15, "delta on the forward");
        double total = 0.23 * Math.sqrt(0.4);
        assertEquals(
                greeks.gamma, Black76.gammaAt(101, Math.log(101.0 / 97), total, discount), 1e-15, "gamma of a profile");
    }
}
