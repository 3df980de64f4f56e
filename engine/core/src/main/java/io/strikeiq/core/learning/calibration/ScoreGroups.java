package io.strikeiq.core.learning.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Samples by rising score, those of one score taken together: weight of the wins, and weight of all. */
final class ScoreGroups {
    final int size;
    final double[] scores;
    final double[] wins;
    final double[] weights;

    ScoreGroups(LabelledScores samples) {
        int count = samples.size();
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted((a, b) -> Double.compare(samples.score(a), samples.score(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] score = new double[count];
        double[] win = new double[count];
        double[] weight = new double[count];
        int groups = 0;
        for (int i : order) {
            if (groups == 0 || samples.score(i) != score[groups - 1]) {
                score[groups++] = samples.score(i);
            }
            weight[groups - 1] += samples.weight(i);
            win[groups - 1] += samples.won(i) ? samples.weight(i) : 0;
        }
        size = groups;
        scores = Arrays.copyOf(score, groups);
        wins = Arrays.copyOf(win, groups);
        weights = Arrays.copyOf(weight, groups);
    }

    /** Index of the last group whose score is not above, −1 when there is none. */
    int floor(double score) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] <= score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
