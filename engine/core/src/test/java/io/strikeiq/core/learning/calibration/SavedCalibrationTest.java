package io.strikeiq.core.learning.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.state.Visited;
import io.strikeiq.core.verify.RestoreVisitor;
import io.strikeiq.core.verify.SaveVisitor;
import java.util.SplittableRandom;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class SavedCalibrationTest {
    private static void move(Visited from, Visited to) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        from.visit(new SaveVisitor(buffer, 0));
        to.visit(new RestoreVisitor(buffer, 0, buffer.capacity()));
    }

    @Test
    void shouldGoOnLearningWhereASavedModelStopped() {
        OnlineLogistic model = new OnlineLogistic(2, OnlineLogisticSettings.STANDARD);
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < 50; i++) {
            model.learn(new double[] {random.nextGaussian(), random.nextGaussian()}, random.nextBoolean(), 1);
        }
        OnlineLogistic restored = new OnlineLogistic(2, OnlineLogisticSettings.STANDARD);
        move(model, restored);
        double[] next = {0.3, -1};
        model.learn(next, true, 1);
        restored.learn(next, true, 1);
        assertEquals(model.probability(next), restored.probability(next));
        assertEquals(51, restored.learned());
    }

    @Test
    void shouldFitTheSameFromSavedSamples() {
        LabelledScores samples = new LabelledScores();
        SplittableRandom random = new SplittableRandom(32);
        for (int i = 0; i < 300; i++) {
            samples.add(random.nextGaussian(), random.nextBoolean(), random.nextDouble(0.1, 1));
        }
        LabelledScores restored = new LabelledScores();
        move(samples, restored);
        samples.add(1, true, 1);
        restored.add(1, true, 1);
        assertEquals(samples.effective(), restored.effective());
        assertEquals(
                Calibration.fit(samples).probability(0.4),
                Calibration.fit(restored).probability(0.4));
    }
}
