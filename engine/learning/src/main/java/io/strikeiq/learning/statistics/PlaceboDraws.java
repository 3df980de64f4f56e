package io.strikeiq.learning.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What random times would have made: as many as there were signals, in the same strata (day, hour, direction). Without
 * putting back, as long as a stratum has as many times as signals.
 */
public final class PlaceboDraws {
    /** A stratum: how many signals it has, and what came of each of its times. */
    public static final class Stratum {
        private final int signals;
        private final double[] values;

        /**
         * @param signals number of signals, at least 1
         * @param values by time of the stratum, at least one
         */
        public Stratum(int signals, double[] values) {
            if (signals < 1 || values.length < 1) {
                throw new IllegalArgumentException("a stratum has a signal and a time");
            }
            this.signals = signals;
            this.values = values.clone();
        }

        private double drawnSum(SplittableRandom random) {
            double sum = 0;
            boolean putsBack = signals > values.length;
            for (int i = 0; i < signals; i++) {
                int at = putsBack ? random.nextInt(values.length) : i + random.nextInt(values.length - i);
                sum += values[at];
                if (!putsBack) {
                    double drawn = values[at];
                    values[at] = values[i];
                    values[i] = drawn;
                }
            }
            return sum;
        }

        private double mean() {
            return Arrays.stream(values).average().orElse(Double.NaN);
        }
    }

    private final double[] means;
    private final double expected;

    private PlaceboDraws(double[] means, double expected) {
        this.means = means;
        this.expected = expected;
    }

    /** Draws. */
    public static PlaceboDraws of(List<Stratum> strata, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int signals = strata.stream().mapToInt(s -> s.signals).sum();
        double[] means = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double sum = 0;
            for (Stratum stratum : strata) {
                sum += stratum.drawnSum(random);
            }
            means[draw] = sum / signals;
        }
        double expected = strata.stream().mapToDouble(s -> s.signals * s.mean()).sum() / signals;
        return new PlaceboDraws(means, expected);
    }

    /** Mean over all draws there could be. */
    public double expected() {
        return expected;
    }

    /** Where the means of draws lie. */
    public Interval interval(double level) {
        return Interval.ofDraws(means, level);
    }

    /** Chance that random times do as well (one-sided), by rank among the draws: never 0. */
    public double p(double mean) {
        long asGood = Arrays.stream(means)
                .filter(m -> m >= mean - 1e-12 * Math.abs(mean))
                .count();
        return (asGood + 1) / (means.length + 1.0);
    }
}
