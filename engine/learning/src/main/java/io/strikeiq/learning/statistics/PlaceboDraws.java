package io.strikeiq.learning.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What random times would have made: as many in every hour of every day as there were signals. All signals of a day are
 * moved together, each within its hour, and together they keep or turn their directions, so often that days lean up as often
 * as they did. So signals that shared their luck share it in the placebo; and neither a trend of many days nor the hours that
 * an engine likes counts as its merit.
 */
public final class PlaceboDraws {
    /** The signals of a day, and what they would have made at each distance by which they can be moved. */
    public static final class Day {
        private final int signals;
        private final boolean leansUp;
        private final double[] kept;
        private final double[] turned;

        /**
         * @param signals number of signals, at least 1
         * @param leansUp whether at least half of them say up
         * @param kept what all of them made, by distance moved; the first is what they made where they were
         * @param turned the same with the opposite directions
         */
        public Day(int signals, boolean leansUp, double[] kept, double[] turned) {
            if (signals < 1 || kept.length < 1 || kept.length != turned.length) {
                throw new IllegalArgumentException("a day has a signal, and as many sums of both directions");
            }
            this.signals = signals;
            this.leansUp = leansUp;
            this.kept = kept.clone();
            this.turned = turned.clone();
        }

        /** Mean of the sum, given how often days lean up. */
        private double mean(double upShare) {
            double keep = keeps(upShare);
            return keep * mean(kept) + (1 - keep) * mean(turned);
        }

        private static double mean(double[] sums) {
            return Arrays.stream(sums).average().orElse(0);
        }

        private double keeps(double upShare) {
            return leansUp ? upShare : 1 - upShare;
        }
    }

    private final double[] means;
    private final int signals;
    private final double actual;
    private final double expected;
    private final double p;

    private PlaceboDraws(double[] means, List<Day> days, double upShare) {
        this.means = means;
        this.signals = days.stream().mapToInt(d -> d.signals).sum();
        double sum = days.stream().mapToDouble(d -> d.kept[0]).sum();
        this.actual = sum / signals;
        this.expected = days.stream().mapToDouble(d -> d.mean(upShare)).sum() / signals;
        SumDistribution all = new SumDistribution();
        days.forEach(d -> all.add(d.kept, d.keeps(upShare), d.turned));
        this.p = all.atLeast(sum);
    }

    /** How often days lean up. */
    public static double upShare(List<Day> days) {
        return days.stream().filter(d -> d.leansUp).count() / (double) days.size();
    }

    /** Draws from at least one day. */
    public static PlaceboDraws of(List<Day> days, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double upShare = upShare(days);
        int signals = days.stream().mapToInt(d -> d.signals).sum();
        double[] means = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double sum = 0;
            for (Day day : days) {
                boolean leansUp = random.nextDouble() < upShare;
                double[] sums = leansUp == day.leansUp ? day.kept : day.turned;
                sum += sums[random.nextInt(sums.length)];
            }
            means[draw] = sum / signals;
        }
        return new PlaceboDraws(means, days, upShare);
    }

    public int signals() {
        return signals;
    }

    /** Mean of the signals. */
    public double actual() {
        return actual;
    }

    /** Mean of random times, over all draws there could be. */
    public double expected() {
        return expected;
    }

    /** What the signals of a day made above what random times make on average. */
    public static double excess(Day day, double upShare) {
        return day.kept[0] - day.mean(upShare);
    }

    /** Where the means of draws lie. */
    public Interval interval(double level) {
        return Interval.ofDraws(means, level);
    }

    /**
     * Chance that random times do as well (one-sided), over all draws there could be: what was is one of them, so that it is
     * never 0, and of a few days never small.
     */
    public double p() {
        return p;
    }
}
