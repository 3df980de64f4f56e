package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.ReferenceReport;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {
    private static final long SEED = 1985;
    private static final String AREA = "probabilities";
    private static final int PATHS = 40_000;
    private static final int STEPS = 50;

    @Test
    void shouldTellEndingBeyondALevelFromTouchingIt() {
        double terminal = Probabilities.terminalAbove(100, 110, 0.2);
        double touch = Probabilities.touch(100, 110, 0.2, 0);
        assertEquals(0.2821, terminal, 1e-4, "ends above");
        assertEquals(0.6033, touch, 1e-4, "touches");
        assertEquals(1 - terminal, Probabilities.terminalBelow(100, 110, 0.2), 1e-15, "ends below");
    }

    @Test
    void shouldTouchTwiceAsOftenAsEndBeyondWhereTheLogarithmHasNoDrift() {
        double worst = 0;
        int cases = 0;
        for (double s = 0.01; s < 3; s *= 1.4) {
            for (double barrier = 20; barrier < 500; barrier *= 1.1) {
                double away = Math.abs(Math.log(barrier / 100));
                double expected = 2 * NormalDistribution.cdf(-away / s);
                double error = Math.abs(Probabilities.touch(100, barrier, s, 0.5 * s * s) - expected);
                worst = Math.max(worst, error);
                cases++;
            }
        }
        ReferenceReport.check(AREA, "reflection principle", "touch without drift", worst, 1e-14, cases);
    }

    @Test
    void shouldBeCertainAtTheBarrierAndRiseTowardsIt() {
        assertEquals(1, Probabilities.touch(100, 100, 0.2, 0), "at the barrier");
        double before = 0;
        for (double barrier = 300; barrier > 100; barrier -= 1) {
            double touch = Probabilities.touch(100, barrier, 0.2, 0.03);
            assertTrue(touch >= before, "falls towards the barrier at " + barrier);
            assertTrue(
                    touch >= Probabilities.terminalAbove(100 * Math.exp(0.03), barrier, 0.2) - 1e-15,
                    "rarer than ending beyond " + barrier);
            before = touch;
        }
    }

    @Test
    void shouldAgreeWithSimulatedPaths() {
        double worst = 0;
        int cases = 0;
        Random random = new Random(SEED);
        for (double barrier : new double[] {85, 97, 104, 120}) {
            for (double drift : new double[] {-0.1, 0, 0.15}) {
                double simulated = simulatedTouch(random, 100, barrier, 0.2, drift);
                worst = Math.max(worst, Math.abs(simulated - Probabilities.touch(100, barrier, 0.2, drift)));
                cases++;
            }
        }
        double fourStandardErrors = 4 * Math.sqrt(0.25 / PATHS);
        ReferenceReport.check(AREA, "Monte Carlo, seed " + SEED, "touch with drift", worst, fourStandardErrors, cases);
    }

    /** Paths in steps; between two steps the exact crossing probability of the Brownian bridge. */
    private static double simulatedTouch(Random random, double spot, double barrier, double s, double drift) {
        double level = Math.log(barrier / spot);
        double stepDeviation = s / Math.sqrt(STEPS);
        double stepMean = (drift - 0.5 * s * s) / STEPS;
        double touched = 0;
        for (int path = 0; path < PATHS; path++) {
            double missed = 1;
            double x = 0;
            for (int i = 0; i < STEPS && missed > 0; i++) {
                double next = x + stepMean + stepDeviation * random.nextGaussian();
                double product = (level - x) * (level - next);
                missed *= product <= 0 ? 0 : 1 - Math.exp(-2 * product / (stepDeviation * stepDeviation));
                x = next;
            }
            touched += 1 - missed;
        }
        return touched / PATHS;
    }

    @Test
    void shouldStayDefinedWhereTheReflectedTermWouldOverflow() {
        assertEquals(1, Probabilities.touch(100, 200, 0.01, 5), 1e-12, "strong drift towards the barrier");
        assertEquals(0, Probabilities.touch(100, 200, 0.01, -5), 1e-12, "strong drift away from it");
        assertEquals(Double.NaN, Probabilities.touch(100, 200, 0, 0), "no volatility");
        assertEquals(Double.NaN, Probabilities.terminalAbove(100, -1, 0.2), "negative level");
    }
}
