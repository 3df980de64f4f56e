package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.ReferenceReport;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Volatilities of whole strips against those of the solver that serves every option, one after the other. */
class StripVolatilityTest {
    private static final long SEED = 9;
    private static final int STRIKES = 41;
    private static final double FORWARD = 24_000;

    private final StripVolatility strip = new StripVolatility();
    private final double[] strikes = new double[STRIKES];
    private final double[] sigmas = new double[STRIKES];
    private final double[] premiums = new double[STRIKES];

    /** Strikes within a number of deviations of the forward, each with a volatility of its own. */
    private void fill(SplittableRandom random, double deviations, double largest, double tau, double discount) {
        strip.ensureCapacity(STRIKES);
        for (int i = 0; i < STRIKES; i++) {
            sigmas[i] = 0.03 + largest * random.nextDouble();
            strikes[i] = FORWARD * Math.exp(deviations * sigmas[i] * Math.sqrt(tau) * (2 * random.nextDouble() - 1));
            premiums[i] = Black76.price(strikes[i] >= FORWARD, FORWARD, strikes[i], sigmas[i], tau, discount);
            strip.set(i, strikes[i], premiums[i]);
        }
    }

    private double worst(double deviations, double largest, double shortest, double longest) {
        SplittableRandom random = new SplittableRandom(SEED);
        double worst = 0;
        for (int run = 0; run < 500; run++) {
            double tau = shortest + (longest - shortest) * random.nextDouble();
            fill(random, deviations, largest, tau, 0.98);
            strip.solve(FORWARD, tau, 0.98, STRIKES);
            for (int i = 0; i < STRIKES; i++) {
                double x = -Math.abs(Black76.logMoneyness(FORWARD, strikes[i]));
                double beta = premiums[i] / 0.98 / Math.sqrt(FORWARD * strikes[i]);
                double full = WholeDomainVolatility.solve(beta, x) / Math.sqrt(tau);
                worst = Math.max(worst, Math.abs(strip.sigma(i) / full - 1));
            }
        }
        return worst;
    }

    @Test
    void shouldImplyTheVolatilityThatTheSolverOfTheWholeDomainDoes() {
        double traded = worst(4, 0.8, 0.05 / 365, 1);
        report("options as traded", traded);
        report("an hour to expiry", worst(8, 0.8, 1 / 8760.0, 2 / 8760.0));
        report("beyond reach of a step", worst(16, 3, 0.5, 4));
    }

    private static void report(String which, double worst) {
        ReferenceReport.check("strips", "whole domain, " + which, "implied volatility, relative", worst, 1e-14, 20_500);
    }

    @Test
    void shouldImplyNothingFromAPremiumBeyondItsBounds() {
        double good = Black76.price(true, 100, 110, 0.3, 0.5, 1);
        double[] given = {100, 0, -1, Double.NaN, 1e-300, good};
        strip.ensureCapacity(given.length);
        for (int i = 0; i < given.length; i++) {
            strip.set(i, 110, given[i]);
        }
        strip.solve(100, 0.5, 1, given.length);
        assertTrue(Double.isNaN(strip.sigma(0)), "a premium of the forward itself");
        assertTrue(Double.isNaN(strip.sigma(1)), "no premium");
        assertTrue(Double.isNaN(strip.sigma(2)), "a negative premium");
        assertTrue(Double.isNaN(strip.sigma(3)), "an unknown premium");
        assertEquals(1, strip.sigma(4) / ImpliedVolatility.implied(1e-300, 100, 110, 0.5, 1, true), 1e-13, "tiny");
        assertEquals(0.3, strip.sigma(5), 1e-15, "an ordinary one among them");
    }

    @Test
    void shouldBeUnknownWhereTheForwardIs() {
        fill(new SplittableRandom(SEED), 3, 0.4, 0.1, 1);
        strip.solve(Double.NaN, 0.1, 1, STRIKES);
        for (int i = 0; i < STRIKES; i++) {
            assertTrue(Double.isNaN(strip.sigma(i)), "strike " + i);
        }
    }

    @Test
    void shouldAllocateNothing() {
        fill(new SplittableRandom(SEED), 20, 0.4, 0.1, 1);
        long bytes = Allocation.leastBytesOf(5, () -> {
            for (int run = 0; run < 1_000; run++) {
                strip.solve(FORWARD, 0.1, 1, STRIKES);
            }
        });
        assertEquals(0, bytes, "bytes over 1,000 strips");
    }
}
