package io.strikeiq.core.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.strikeiq.core.verify.RestoreVisitor;
import io.strikeiq.core.verify.SaveVisitor;
import java.util.SplittableRandom;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class LearnedScoresTest {
    @Test
    void shouldForgetTheOlderHalfBeyondWhatCalibrationNeedsAndStayTheSameOverACheckpoint() {
        LearnedScores scores = new LearnedScores();
        SplittableRandom random = new SplittableRandom(41);
        for (int i = 0; i < LearnedScores.MOST + 10; i++) {
            boolean old = i < LearnedScores.MOST / 2;
            // What is forgotten says the opposite of what is kept.
            double score = random.nextInt(-4, 5) / 2.0;
            scores.add(score, random.nextDouble() < (old == score > 0 ? 0.2 : 0.8), 1);
        }
        scores.refresh();
        assertEquals(LearnedScores.MOST / 2, scores.size());
        assertEquals(0.8, scores.calibration().probability(1), 0.03);
        assertEquals(0.2, scores.calibration().probability(-1), 0.03);
        scores.add(0.5, true, 1);
        LearnedScores restored = new LearnedScores();
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        scores.visit(new SaveVisitor(buffer, 0));
        restored.visit(new RestoreVisitor(buffer, 0, buffer.capacity()));
        assertNotNull(restored.calibration());
        assertEquals(
                scores.calibration().probability(0.7), restored.calibration().probability(0.7));
        assertEquals(scores.calibration().low(0.7), restored.calibration().low(0.7));
        scores.refresh();
        restored.refresh();
        assertEquals(
                scores.calibration().probability(0.7), restored.calibration().probability(0.7));
    }
}
