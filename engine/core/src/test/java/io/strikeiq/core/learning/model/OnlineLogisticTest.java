package io.strikeiq.core.learning.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.learning.calibration.Logistic;
import io.strikeiq.core.verify.RestoreVisitor;
import io.strikeiq.core.verify.SaveVisitor;
import io.strikeiq.testing.Allocation;
import java.util.SplittableRandom;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class OnlineLogisticTest {
    private static final OnlineLogisticSettings PLAIN = new OnlineLogisticSettings(0.5, 1, 0, 0);

    /** Two features that matter, on scales far apart, and one that does not. */
    private static OnlineLogistic learned(OnlineLogisticSettings settings, int samples) {
        OnlineLogistic model = new OnlineLogistic(3, settings);
        SplittableRandom random = new SplittableRandom(21);
        double[] x = new double[3];
        for (int i = 0; i < samples; i++) {
            draw(random, x);
            model.learn(x, random.nextDouble() < truth(x), 1);
        }
        return model;
    }

    private static void draw(SplittableRandom random, double[] x) {
        x[0] = 1e6 + 1e5 * random.nextGaussian();
        x[1] = 1e-4 * random.nextGaussian();
        x[2] = random.nextGaussian();
    }

    private static double truth(double[] x) {
        return Logistic.probability((x[0] - 1e6) / 1e5 - 2e4 * 0.5 * x[1] - 0.5);
    }

    @Test
    void shouldLearnFeaturesOfAnyScale() {
        OnlineLogistic model = learned(PLAIN, 20_000);
        assertEquals(1, model.coefficient(0), 0.15);
        assertEquals(-1, model.coefficient(1), 0.15);
        assertEquals(0, model.coefficient(2), 0.1);
        assertEquals(-0.5, model.coefficient(3), 0.1);
        assertEquals(20_000, model.learned());
    }

    @Test
    void shouldLeaveOutWhatDoesNotMatterWhenAskedTo() {
        OnlineLogistic model = learned(new OnlineLogisticSettings(0.5, 1, 60, 0), 5_000);
        assertEquals(0, model.coefficient(2));
        assertTrue(model.coefficient(0) > 0.3 && model.coefficient(1) < -0.3);
    }

    @Test
    void shouldHaveEvenOddsBeforeItLearned() {
        assertEquals(0.5, new OnlineLogistic(2, PLAIN).probability(new double[] {3, Double.NaN}));
    }

    @Test
    void shouldTakeAnUnknownFeatureForItsMean() {
        OnlineLogistic model = learned(PLAIN, 5_000);
        double mean = model.probability(new double[] {1e6, 0, 0});
        assertEquals(mean, model.probability(new double[] {Double.NaN, Double.NaN, Double.NaN}), 0.02);
        model.learn(new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0}, true, 1);
        assertTrue(model.probability(new double[] {1e6, 0, 0}) < 1);
    }

    /** Predict, then learn: what comes later changes nothing of what was said before. */
    @Test
    void shouldSayTheSameOfThePastWhateverTheFutureIs() {
        double[][] said = new double[2][300];
        for (int future = 0; future < 2; future++) {
            OnlineLogistic model = new OnlineLogistic(3, OnlineLogisticSettings.STANDARD);
            SplittableRandom random = new SplittableRandom(22);
            double[] x = new double[3];
            for (int i = 0; i < 600; i++) {
                draw(random, x);
                boolean won = random.nextDouble() < truth(x);
                if (i < 300) {
                    said[future][i] = model.probability(x);
                }
                model.learn(x, i < 300 ? won : won ^ (future == 1), 1);
            }
        }
        assertArrayEquals(said[0], said[1]);
    }

    @Test
    void shouldNeitherAskNorLearnAtTheCostOfMemory() {
        OnlineLogistic model = learned(OnlineLogisticSettings.STANDARD, 10);
        double[] x = {1e6, 1e-4, 2};
        assertEquals(0, Allocation.leastBytesOfUpTo(200, () -> {
            for (int i = 0; i < 100; i++) {
                model.learn(x, model.probability(x) < 0.5, 1);
            }
        }));
    }

    @Test
    void shouldRefuseSettingsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new OnlineLogisticSettings(0, 1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new OnlineLogisticSettings(1, 1, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new OnlineLogistic(0, PLAIN));
    }

    @Test
    void shouldGoOnLearningWhereASavedModelStopped() {
        OnlineLogistic model = new OnlineLogistic(2, OnlineLogisticSettings.STANDARD);
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < 50; i++) {
            model.learn(new double[] {random.nextGaussian(), random.nextGaussian()}, random.nextBoolean(), 1);
        }
        OnlineLogistic restored = new OnlineLogistic(2, OnlineLogisticSettings.STANDARD);
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        model.visit(new SaveVisitor(buffer, 0));
        restored.visit(new RestoreVisitor(buffer, 0, buffer.capacity()));
        double[] next = {0.3, -1};
        model.learn(next, true, 1);
        restored.learn(next, true, 1);
        assertEquals(model.probability(next), restored.probability(next));
        assertEquals(51, restored.learned());
    }
}
