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
