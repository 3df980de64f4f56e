package io.strikeiq.core.learning.calibration;

/**
 * The non-decreasing map from scores to probabilities of least weighted square error, by pooling adjacent violators (Ayer,
 * Brunk, Ewing, Reid, Silverman 1955). Between two scores of the samples it is linear, beyond them it is flat.
 */
public final class IsotonicRegression implements Calibrator {
    private final ScoreGroups groups;
    private final double[] values;

    private IsotonicRegression(ScoreGroups groups, double[] values) {
        this.groups = groups;
        this.values = values;
    }

    /** Fits to at least one sample. */
    public static IsotonicRegression fit(LabelledScores samples) {
        return fit(new ScoreGroups(samples));
    }

    static IsotonicRegression fit(ScoreGroups groups) {
        PooledBlocks blocks = PooledBlocks.fromLeft(groups);
        double[] values = new double[groups.size];
        for (int last = groups.size - 1; last >= 0; last = blocks.next(last)) {
            for (int i = blocks.next(last) + 1; i <= last; i++) {
                values[i] = blocks.mean(last);
            }
        }
        return new IsotonicRegression(groups, values);
    }

    @Override
    public double probability(double score) {
        if (Double.isNaN(score)) {
            return Double.NaN;
        }
        int at = groups.floor(score);
        if (at < 0 || at == groups.size - 1) {
            return values[Math.max(0, at)];
        }
        double share = (score - groups.scores[at]) / (groups.scores[at + 1] - groups.scores[at]);
        return values[at] + share * (values[at + 1] - values[at]);
    }
}
