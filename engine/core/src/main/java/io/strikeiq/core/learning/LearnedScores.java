package io.strikeiq.core.learning;

import io.strikeiq.core.learning.calibration.Calibration;
import io.strikeiq.core.learning.calibration.LabelledScores;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** Scores whose outcomes are known, and the map to probabilities that they teach once there are enough. */
final class LearnedScores implements Visited {
    /** Outcomes from which a map is learned. */
    private static final int CALIBRATED_FROM = 500;
    /** Scores beyond which the older half is forgotten: a map of more is no better, and memory has an end. */
    static final int MOST = 40_000;

    private final LabelledScores scores = new LabelledScores();
    /** Scores that the map was learned from. */
    private int fitted;

    private Calibration calibration;

    /** Adds one; an unknown score teaches nothing. */
    void add(double score, boolean won, double weight) {
        if (!Double.isNaN(score)) {
            scores.add(score, won, weight);
        }
    }

    void refresh() {
        if (scores.size() >= CALIBRATED_FROM && scores.size() > fitted) {
            if (scores.size() > MOST) {
                scores.keepLast(MOST / 2);
            }
            fitted = scores.size();
            calibration = Calibration.fit(scores);
        }
    }

    int size() {
        return scores.size();
    }

    void clear() {
        scores.clear();
        fitted = 0;
        calibration = null;
    }

    /** As of the last refresh, null while there are too few. */
    Calibration calibration() {
        return calibration;
    }

    /** The map follows from the scores. */
    @Override
    public void visit(StateVisitor visitor) {
        scores.visit(visitor);
        int learned = visitor.visit(fitted);
        if (learned != fitted) {
            fitted = learned;
            calibration = learned == 0 ? null : Calibration.fit(first(learned));
        }
    }

    private LabelledScores first(int count) {
        LabelledScores some = new LabelledScores();
        for (int i = 0; i < count; i++) {
            some.add(scores.score(i), scores.won(i), scores.weight(i));
        }
        return some;
    }
}
