package io.strikeiq.learning.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Forecasts of about one probability.
 *
 * @param from index of the first forecast, by rising probability
 * @param to index after the last
 * @param weight weight of its forecasts
 * @param probability weighted mean of what was said
 * @param winRate weighted share of what happened
 */
public record ReliabilityBin(int from, int to, double weight, double probability, double winRate) {
    /** Bins of about equally many forecasts; those of one probability are never parted, so that there may be fewer bins. */
    public static List<ReliabilityBin> equalMass(Forecasts forecasts, int bins) {
        List<ReliabilityBin> result = new ArrayList<>();
        int from = 0;
        for (int bin = 1; bin <= bins; bin++) {
            int to = (int) ((long) bin * forecasts.size() / bins);
            while (to > 0 && to < forecasts.size() && forecasts.probability(to) == forecasts.probability(to - 1)) {
                to++;
            }
            if (to > from) {
                result.add(of(forecasts, from, to));
                from = to;
            }
        }
        return result;
    }

    private static ReliabilityBin of(Forecasts forecasts, int from, int to) {
        double weight = 0;
        double probability = 0;
        double wins = 0;
        for (int i = from; i < to; i++) {
            weight += forecasts.weight(i);
            probability += forecasts.weight(i) * forecasts.probability(i);
            wins += forecasts.weight(i) * forecasts.outcome(i);
        }
        return new ReliabilityBin(from, to, weight, probability / weight, wins / weight);
    }

    /** |what happened − what was said|. */
    public double gap() {
        return Math.abs(winRate - probability);
    }
}
