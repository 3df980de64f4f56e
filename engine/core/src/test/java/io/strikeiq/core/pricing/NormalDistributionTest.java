package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.ReferenceReport;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {
    private static final String AREA = "normal distribution";
    private static final String ORACLE = "400-digit series";

    @Test
    void shouldGiveEveryDigitOfTheCumulativeProbabilityOutToTheFarTail() {
        double worst = 0;
        int cases = 0;
        for (double x = -37.5; x <= 9; x += 0.3721) {
            double expected = HighPrecision.cdf(x);
            worst = Math.max(worst, Math.abs(NormalDistribution.cdf(x) / expected - 1));
            cases++;
        }
        ReferenceReport.check(AREA, ORACLE, "cdf, relative", worst, 1e-15, cases);
    }

    @Test
    void shouldFindTheQuantileOfEveryProbability() {
        double worst = 0;
        int cases = 0;
        for (double p = 1e-300; p < 1; p = p < 0.01 ? p * 7.3 : p + 0.013) {
            double x = NormalDistribution.inverseCdf(p);
            double error = (NormalDistribution.cdf(x) - p) / NormalDistribution.pdf(x);
            worst = Math.max(worst, Math.abs(error) / Math.max(1, Math.abs(x)));
            cases++;
        }
        ReferenceReport.check(AREA, "own cdf", "inverse cdf, relative", worst, 1e-15, cases);
    }

    @Test
    void shouldBeTheDerivativeOfTheCumulativeProbability() {
        for (double x = -8; x <= 8; x += 0.37) {
            double step = 1e-4;
            double slope = (NormalDistribution.cdf(x + step) - NormalDistribution.cdf(x - step)) / (2 * step);
            assertEquals(slope, NormalDistribution.pdf(x), 1e-9, "density at " + x);
        }
    }

    @Test
    void shouldNeverFallAsTheArgumentRises() {
        double before = 0;
        for (double x = -40; x <= 40; x += 0.001) {
            double probability = NormalDistribution.cdf(x);
            assertTrue(probability >= before * (1 - 2e-15), "cdf falls at " + x);
            before = probability;
        }
    }

    @Test
    void shouldGiveTheLimitsAndNothingForNoNumber() {
        assertEquals(0, NormalDistribution.cdf(Double.NEGATIVE_INFINITY), "cdf at minus infinity");
        assertEquals(1, NormalDistribution.cdf(Double.POSITIVE_INFINITY), "cdf at infinity");
        assertEquals(0, NormalDistribution.pdf(Double.POSITIVE_INFINITY), "density at infinity");
        assertEquals(Double.NEGATIVE_INFINITY, NormalDistribution.inverseCdf(0), "quantile of 0");
        assertEquals(Double.POSITIVE_INFINITY, NormalDistribution.inverseCdf(1), "quantile of 1");
        assertEquals(Double.NaN, NormalDistribution.inverseCdf(-1e-9), "quantile below 0");
        assertEquals(Double.NaN, NormalDistribution.inverseCdf(1.1), "quantile above 1");
        assertEquals(Double.NaN, NormalDistribution.cdf(Double.NaN), "cdf of NaN");
        assertEquals(Double.NaN, NormalDistribution.pdf(Double.NaN), "density of NaN");
        assertEquals(Double.NaN, NormalDistribution.inverseCdf(Double.NaN), "quantile of NaN");
    }
}
