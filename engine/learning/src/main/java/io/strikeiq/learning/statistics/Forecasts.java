package io.strikeiq.learning.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Forecasts of something that happened or not, by rising probability; each with its weight and its day. */
public final class Forecasts {
    private final double[] probabilities;
    private final boolean[] wins;
    private final double[] weights;
    private final int[] days;

    private Forecasts(double[] probabilities, boolean[] wins, double[] weights, int[] days) {
        this.probabilities = probabilities;
        this.wins = wins;
        this.weights = weights;
        this.days = days;
    }

    /**
     * Takes forecasts in any order.
     *
     * @param probabilities in [0, 1]
     * @param wins whether it happened
     * @param weights positive
     * @param days number of the day of each, from 0
     */
    public static Forecasts of(double[] probabilities, boolean[] wins, double[] weights, int[] days) {
        int[] order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((a, b) -> Double.compare(probabilities[a], probabilities[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        Forecasts sorted = new Forecasts(
                new double[order.length], new boolean[order.length], new double[order.length], new int[order.length]);
        for (int i = 0; i < order.length; i++) {
            double p = probabilities[order[i]];
            if (!(p >= 0 && p <= 1) || !(weights[order[i]] > 0)) {
                throw new IllegalArgumentException(
                        "probability " + p + " must be in [0, 1], weight " + weights[order[i]] + " positive");
            }
            sorted.probabilities[i] = p;
            sorted.wins[i] = wins[order[i]];
            sorted.weights[i] = weights[order[i]];
            sorted.days[i] = days[order[i]];
        }
        return sorted;
    }

    /** Takes forecasts of one day that count alike. */
    public static Forecasts of(double[] probabilities, boolean[] wins) {
        double[] ones = new double[wins.length];
        Arrays.fill(ones, 1);
        return of(probabilities, wins, ones, new int[wins.length]);
    }

    /** The same forecasts, each counted as often as its day was drawn; those of days not drawn are left out. */
    Forecasts drawn(int[] timesByDay) {
        int[] kept =
                IntStream.range(0, size()).filter(i -> timesByDay[days[i]] > 0).toArray();
        return new Forecasts(
                Arrays.stream(kept).mapToDouble(i -> probabilities[i]).toArray(),
                picked(wins, kept),
                Arrays.stream(kept)
                        .mapToDouble(i -> weights[i] * timesByDay[days[i]])
                        .toArray(),
                Arrays.stream(kept).map(i -> days[i]).toArray());
    }

    private static boolean[] picked(boolean[] values, int[] kept) {
        boolean[] picked = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            picked[i] = values[kept[i]];
        }
        return picked;
    }

    public int size() {
        return probabilities.length;
    }

    public double probability(int i) {
        return probabilities[i];
    }

    public boolean won(int i) {
        return wins[i];
    }

    /** 1 for a win, else 0. */
    double outcome(int i) {
        return wins[i] ? 1 : 0;
    }

    public double weight(int i) {
        return weights[i];
    }

    public int day(int i) {
        return days[i];
    }

    public double totalWeight() {
        return Arrays.stream(weights).sum();
    }

    /** Weighted share of wins; {@code NaN} when there is no forecast. */
    public double winRate() {
        double wins = 0;
        for (int i = 0; i < size(); i++) {
            wins += weights[i] * outcome(i);
        }
        return wins / totalWeight();
    }
}
