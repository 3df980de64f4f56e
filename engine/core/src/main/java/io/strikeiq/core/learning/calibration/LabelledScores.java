package io.strikeiq.core.learning.calibration;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * What calibration learns from: scores, what came of each, and how much each counts. Grows as samples are added, in the
 * order in which their outcomes were known, until the oldest are forgotten.
 */
public final class LabelledScores implements Visited {
    private double[] scores = new double[2_048];
    private double[] weights = new double[2_048];
    private boolean[] wins = new boolean[2_048];
    private int size;
    private double sum;
    private double squares;

    /**
     * Adds a sample.
     *
     * @param score log-odds, finite
     * @param won whether the outcome rule came true; a loss and a time-out did not
     * @param weight positive and finite: 1, or less where spans of signals overlap
     */
    public void add(double score, boolean won, double weight) {
        if (!(Math.abs(score) <= Double.MAX_VALUE) || !(weight > 0 && weight <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "score " + score + " must be finite, weight " + weight + " positive and finite");
        }
        if (size == scores.length) {
            scores = Arrays.copyOf(scores, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
            wins = Arrays.copyOf(wins, 2 * size);
        }
        scores[size] = score;
        weights[size] = weight;
        wins[size] = won;
        size++;
        sum += weight;
        squares += weight * weight;
    }

    /** Forgets all but the last of them. */
    public void keepLast(int count) {
        int from = Math.max(0, size - count);
        System.arraycopy(scores, from, scores, 0, size - from);
        System.arraycopy(weights, from, weights, 0, size - from);
        System.arraycopy(wins, from, wins, 0, size - from);
        size -= from;
        sum = 0;
        squares = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i];
            squares += weights[i] * weights[i];
        }
    }

    public void clear() {
        size = 0;
        sum = 0;
        squares = 0;
    }

    public int size() {
        return size;
    }

    public double score(int i) {
        return scores[i];
    }

    public boolean won(int i) {
        return wins[i];
    }

    public double weight(int i) {
        return weights[i];
    }

    /** Sum of weights. */
    public double weight() {
        return sum;
    }

    /** Effective number of samples (Kish 1965): (Σw)² ÷ Σw²; 0 when there is none. */
    public double effective() {
        return size == 0 ? 0 : sum * sum / squares;
    }

    @Override
    public void visit(StateVisitor visitor) {
        size = visitor.visit(size);
        scores = visitor.visit(scores, size);
        weights = visitor.visit(weights, size);
        wins = visitor.visit(wins, size);
        if (scores.length != weights.length || scores.length != wins.length) {
            int room = Math.max(scores.length, Math.max(weights.length, wins.length));
            scores = Arrays.copyOf(scores, room);
            weights = Arrays.copyOf(weights, scores.length);
            wins = Arrays.copyOf(wins, scores.length);
        }
        sum = visitor.visit(sum);
        squares = visitor.visit(squares);
    }
}
