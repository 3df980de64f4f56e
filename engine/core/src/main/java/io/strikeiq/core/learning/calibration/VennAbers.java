package io.strikeiq.core.learning.calibration;

/**
 * The interval of the inductive Venn-Abers predictor (Vovk, Petej, Fedorova 2015): the isotonic regression's value at a
 * score after the score itself is added as a loss (low) and as a win (high). One of both is a valid probability whatever the
 * distribution, as long as samples are exchangeable; the width says how little is known there. Both are made beforehand for
 * every score of the samples and every gap between them.
 */
public final class VennAbers implements Calibrator {
    private final ScoreGroups groups;
    /** At 2i the gap below group i, at 2i + 1 group i itself. */
    private final double[] lows;

    private final double[] highs;

    private VennAbers(ScoreGroups groups, double[] lows, double[] highs) {
        this.groups = groups;
        this.lows = lows;
        this.highs = highs;
    }

    /** Fits to any number of samples; of none, low is 0 and high is 1. */
    public static VennAbers fit(LabelledScores samples) {
        return fit(new ScoreGroups(samples));
    }

    static VennAbers fit(ScoreGroups groups) {
        int size = groups.size;
        PooledBlocks left = PooledBlocks.fromLeft(groups);
        PooledBlocks right = PooledBlocks.fromRight(groups);
        double[] lows = new double[2 * size + 1];
        double[] highs = new double[2 * size + 1];
        for (int place = 0; place <= 2 * size; place++) {
            int group = place / 2;
            boolean inGap = place % 2 == 0;
            double wins = inGap ? 0 : groups.wins[group];
            double weight = 1 + (inGap ? 0 : groups.weights[group]);
            int above = inGap ? group : group + 1;
            int from = above < size ? above : -1;
            lows[place] = pooled(wins, weight, left, group - 1, right, from);
            highs[place] = pooled(wins + 1, weight, left, group - 1, right, from);
        }
        return new VennAbers(groups, lows, highs);
    }

    private static double pooled(
            double wins, double weight, PooledBlocks left, int leftTop, PooledBlocks right, int rightTop) {
        double won = wins;
        double all = weight;
        int before = leftTop;
        int after = rightTop;
        boolean changed = true;
        while (changed) {
            changed = false;
            while (before >= 0 && left.wins(before) * all >= won * left.weight(before)) {
                won += left.wins(before);
                all += left.weight(before);
                before = left.next(before);
                changed = true;
            }
            while (after >= 0 && right.wins(after) * all <= won * right.weight(after)) {
                won += right.wins(after);
                all += right.weight(after);
                after = right.next(after);
                changed = true;
            }
        }
        return won / all;
    }

    private int place(double score) {
        int at = groups.floor(score);
        return at >= 0 && groups.scores[at] == score ? 2 * at + 1 : 2 * at + 2;
    }

    /** Lower probability, {@code NaN} for an unknown score. */
    public double low(double score) {
        return Double.isNaN(score) ? Double.NaN : lows[place(score)];
    }

    /** Upper probability, {@code NaN} for an unknown score. */
    public double high(double score) {
        return Double.isNaN(score) ? Double.NaN : highs[place(score)];
    }

    /** The one probability whose log loss is at worst the least: high ÷ (1 − low + high). */
    @Override
    public double probability(double score) {
        double high = high(score);
        return high / (1 - low(score) + high);
    }
}
