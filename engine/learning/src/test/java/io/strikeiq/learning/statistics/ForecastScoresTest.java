package io.strikeiq.learning.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForecastScoresTest {
    private static Forecasts drawn(SplittableRandom random, int count, int levels, double truth) {
        double[] p = new double[count];
        boolean[] wins = new boolean[count];
        double[] weights = new double[count];
        int[] days = new int[count];
        for (int i = 0; i < count; i++) {
            p[i] = levels == 0 ? random.nextDouble() : random.nextInt(levels + 1) / (double) levels;
            wins[i] = random.nextDouble() < 0.5 + truth * (p[i] - 0.5);
            weights[i] = random.nextDouble(0.1, 1);
            days[i] = i * 20 / count;
        }
        return Forecasts.of(p, wins, weights, days);
    }

    @Test
    void shouldMakeUpTheBrierScoreExactlyOfItsParts() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            Forecasts forecasts = drawn(random, 1 + random.nextInt(300), random.nextInt(30), random.nextDouble());
            BrierScore score = BrierScore.of(forecasts, 1 + random.nextInt(20));
            assertEquals(score.score(), score.reliability() - score.resolution() + score.uncertainty(), 1e-12);
        }
    }

    @Test
    void shouldSeeNoResolutionInTheBaseRate() {
        Forecasts forecasts = Forecasts.of(new double[] {.5, .5, .5, .5}, new boolean[] {true, false, true, false});
        BrierScore score = BrierScore.of(forecasts, 10);
        assertEquals(0, score.resolution(), 1e-15);
        assertEquals(0, score.skill(), 1e-15);
        assertEquals(LogLoss.ofBaseRate(forecasts), LogLoss.of(forecasts), 1e-15);
        assertTrue(Double.isNaN(AreaUnderCurve.of(Forecasts.of(new double[] {.5}, new boolean[] {true}))));
    }

    @Test
    void shouldCountEveryForecastInOneBin() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 100; round++) {
            Forecasts forecasts = drawn(random, 1 + random.nextInt(100), random.nextInt(12), 1);
            int next = 0;
            for (ReliabilityBin bin : ReliabilityBin.equalMass(forecasts, 1 + random.nextInt(15))) {
                assertEquals(next, bin.from());
                next = bin.to();
                assertTrue(next == forecasts.size() || forecasts.probability(next) > forecasts.probability(next - 1));
            }
            assertEquals(forecasts.size(), next);
        }
    }

    @Test
    void shouldWidenTheBandOfTheCalibrationErrorWhereThereIsLittle() {
        SplittableRandom random = new SplittableRandom(3);
        Interval few =
                CalibrationError.band(drawn(random, 100, 0, 1), 10, new StationaryBootstrap(20, 1, 7), 200, 0.95);
        Interval many =
                CalibrationError.band(drawn(random, 5_000, 0, 1), 10, new StationaryBootstrap(20, 1, 7), 200, 0.95);
        assertTrue(many.width() < few.width() && many.high() < few.high());
        assertTrue(many.low() > 0);
    }

    @Test
    void shouldGiveOneHalfWhereProbabilitiesSayNothing() {
        assertEquals(0.5, AreaUnderCurve.of(drawn(new SplittableRandom(4), 20_000, 0, 0)), 0.02);
    }

    @Test
    void shouldRefuseWhatIsNoProbability() {
        assertThrows(IllegalArgumentException.class, () -> Forecasts.of(new double[] {1.1}, new boolean[] {true}));
        assertThrows(
                IllegalArgumentException.class, () -> Forecasts.of(new double[] {Double.NaN}, new boolean[] {true}));
    }
}
