package io.strikeiq.core.learning.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.Allocation;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static LabelledScores drawn(int count, long seed, DoubleUnaryOperator truth) {
        SplittableRandom random = new SplittableRandom(seed);
        LabelledScores samples = new LabelledScores();
        for (int i = 0; i < count; i++) {
            double score = Math.rint(random.nextDouble(-3, 3) * 50) / 50;
            samples.add(score, random.nextDouble() < truth.applyAsDouble(score), 0.5 + random.nextInt(2) * 0.5);
        }
        return samples;
    }

    /** Reference: the pseudo-code of Lin, Lin and Weng as libsvm has it. */
    @Test
    void shouldScaleAsPlattDoes() {
        LabelledScores samples = new LabelledScores();
        samples.add(5, true, 1);
        samples.add(-4, false, 1);
        samples.add(1, false, 1);
        PlattScaling platt = PlattScaling.fit(samples);
        assertEquals(-0.20261354391187855, platt.a(), 1e-12);
        assertEquals(0.6523631498001051, platt.b(), 1e-12);
        assertEquals(1 / (1 + Math.exp(platt.a() * 2 + platt.b())), platt.probability(2), 1e-15);
    }

    @Test
    void shouldLeaveScoresAloneThatAreRightAlready() {
        LabelledScores samples = drawn(20_000, 1, Logistic::probability);
        BetaCalibration beta = BetaCalibration.fit(samples);
        PlattScaling platt = PlattScaling.fit(samples);
        for (double score = -2; score <= 2; score += 0.5) {
            double truth = Logistic.probability(score);
            assertEquals(truth, beta.probability(score), 0.02);
            assertEquals(truth, platt.probability(score), 0.02);
            assertEquals(truth, IsotonicRegression.fit(samples).probability(score), 0.06);
        }
    }

    @Test
    void shouldFindTheCoefficientsOfTheBetaMap() {
        LabelledScores samples = drawn(
                40_000, 2, s -> Logistic.probability(0.4 - 0.5 * Logistic.softplus(-s) + 2 * Logistic.softplus(s)));
        BetaCalibration beta = BetaCalibration.fit(samples);
        assertEquals(0.5, beta.a(), 0.1);
        assertEquals(2, beta.b(), 0.25);
        assertEquals(0.4, beta.c(), 0.2);
    }

    @Test
    void shouldNeverFallAsTheScoreRises() {
        for (int seed = 0; seed < 20; seed++) {
            LabelledScores samples = drawn(30 + 60 * seed, seed, s -> Logistic.probability(-s));
            for (Calibrator map : new Calibrator[] {BetaCalibration.fit(samples), IsotonicRegression.fit(samples)}) {
                double last = 0;
                for (double score = -4; score <= 4; score += 0.125) {
                    double p = map.probability(score);
                    assertTrue(p >= last - 1e-12 && p <= 1, map + " at " + score);
                    last = p;
                }
            }
        }
    }

    @Test
    void shouldStayFiniteWhereScoresSeparateWinsFromLosses() {
        LabelledScores samples = new LabelledScores();
        for (int i = 0; i < 40; i++) {
            samples.add(i - 20, i >= 20, 1);
        }
        Calibration calibration = Calibration.fit(samples);
        assertTrue(calibration.probability(-20) > 0 && calibration.probability(-20) < 0.1);
        assertTrue(calibration.probability(19) < 1 && calibration.probability(19) > 0.9);
        assertTrue(calibration.low(19) > 0.5 && calibration.high(19) == 1);
    }

    @Test
    void shouldChooseACurveBelowAThousandOutcomesAndStepsAbove() {
        assertEquals("none", Calibration.fit(new LabelledScores()).method());
        assertEquals(
                "platt",
                Calibration.fit(drawn(999, 3, s -> Logistic.probability(s - 1))).method());
        assertEquals(
                "beta", Calibration.fit(drawn(999, 4, s -> s > 0 ? 0.97 : 0.5)).method());
        assertEquals(
                "isotonic",
                Calibration.fit(drawn(1_000, 5, Logistic::probability)).method());
    }

    @Test
    void shouldSayNothingOfAnIntervalBeforeThereIsAnOutcome() {
        Calibration calibration = Calibration.fit(new LabelledScores());
        assertEquals(Logistic.probability(0.7), calibration.probability(0.7));
        assertTrue(Double.isNaN(calibration.low(0.7)) && Double.isNaN(calibration.high(0.7)));
        assertEquals(0, calibration.count());
    }

    @Test
    void shouldKeepTheProbabilityInsideItsInterval() {
        for (int count : new int[] {1, 2, 7, 80, 400, 1_500}) {
            Calibration calibration = Calibration.fit(drawn(count, count, s -> Logistic.probability(s * 0.3)));
            for (double score = -4; score <= 4; score += 0.01) {
                double p = calibration.probability(score);
                assertTrue(calibration.low(score) <= p + 1e-12 && p <= calibration.high(score) + 1e-12);
            }
        }
    }

    @Test
    void shouldNarrowTheIntervalAsOutcomesComeIn() {
        double last = 1;
        for (int count : new int[] {10, 100, 1_000, 10_000}) {
            Calibration calibration = Calibration.fit(drawn(count, 9, s -> Logistic.probability(s * 0.5)));
            double width = 0;
            for (double score = -2; score <= 2; score += 0.1) {
                width += (calibration.high(score) - calibration.low(score)) / 41;
            }
            assertTrue(width < last, width + " after " + last);
            last = width;
        }
    }

    @Test
    void shouldCountOutcomesByTheirWeights() {
        LabelledScores samples = new LabelledScores();
        for (int i = 0; i < 10; i++) {
            samples.add(0, i < 5, i < 5 ? 1 : 0.5);
        }
        assertEquals(7.5 * 7.5 / 6.25, Calibration.fit(samples).count(), 1e-12);
        assertEquals(5 / 7.5, IsotonicRegression.fit(samples).probability(0), 1e-12);
    }

    @Test
    void shouldRefuseSamplesThatAreNoNumbers() {
        LabelledScores samples = new LabelledScores();
        assertThrows(IllegalArgumentException.class, () -> samples.add(Double.NaN, true, 1));
        assertThrows(IllegalArgumentException.class, () -> samples.add(Double.POSITIVE_INFINITY, true, 1));
        assertThrows(IllegalArgumentException.class, () -> samples.add(0, true, 0));
    }

    @Test
    void shouldGiveUnknownForAnUnknownScore() {
        Calibration calibration = Calibration.fit(drawn(1_200, 6, Logistic::probability));
        assertTrue(Double.isNaN(calibration.probability(Double.NaN)));
        assertTrue(Double.isNaN(calibration.low(Double.NaN)));
    }

    @Test
    void shouldApplyWithoutAllocating() {
        Calibration curve = Calibration.fit(drawn(500, 7, Logistic::probability));
        Calibration steps = Calibration.fit(drawn(2_000, 8, Logistic::probability));
        double[] sum = {0};
        assertEquals(0, Allocation.leastBytesOfUpTo(200, () -> {
            for (double score = -4; score < 4; score += 0.01) {
                sum[0] += curve.probability(score) + curve.low(score) + steps.probability(score) + steps.high(score);
            }
        }));
    }
}
