package io.strikeiq.core.learning.calibration;

/**
 * The isotonic regression of every first part of the groups, or of every last part, in one pass: block {@code i} is the one
 * that group {@code i} ends, and {@link #next} is the block before it (after it, from the right). Blocks of different parts
 * share what they have in common, so that all together take O(groups).
 */
final class PooledBlocks {
    private final double[] wins;
    private final double[] weights;
    private final int[] next;

    private PooledBlocks(int size) {
        wins = new double[size];
        weights = new double[size];
        next = new int[size];
    }

    static PooledBlocks fromLeft(ScoreGroups groups) {
        PooledBlocks blocks = new PooledBlocks(groups.size);
        for (int i = 0; i < groups.size; i++) {
            blocks.add(groups, i, i - 1, 1);
        }
        return blocks;
    }

    static PooledBlocks fromRight(ScoreGroups groups) {
        PooledBlocks blocks = new PooledBlocks(groups.size);
        for (int i = groups.size - 1; i >= 0; i--) {
            blocks.add(groups, i, i + 1 < groups.size ? i + 1 : -1, -1);
        }
        return blocks;
    }

    private void add(ScoreGroups groups, int group, int neighbour, int sign) {
        double won = groups.wins[group];
        double weight = groups.weights[group];
        int top = neighbour;
        while (top >= 0 && sign * (wins[top] * weight - won * weights[top]) >= 0) {
            won += wins[top];
            weight += weights[top];
            top = next[top];
        }
        wins[group] = won;
        weights[group] = weight;
        next[group] = top;
    }

    /** The block beyond, −1 when there is none. */
    int next(int block) {
        return next[block];
    }

    double mean(int block) {
        return wins[block] / weights[block];
    }

    double wins(int block) {
        return wins[block];
    }

    double weight(int block) {
        return weights[block];
    }
}
