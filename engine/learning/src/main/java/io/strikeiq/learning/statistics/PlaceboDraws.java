package io.strikeiq.learning.statistics;

import io.strikeiq.core.pricing.NormalDistribution;
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
    /** As good draws below which the tail is taken from the normal distribution: ranks are too coarse there. */
    private static final int LEAST_BEYOND = 10;

    /** Days from which a sum over them is near enough to normal. */
    private static final int LEAST_DAYS = 20;

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

        /** Mean of a power of the sum, given how often days lean up. */
        private double moment(double upShare, int power) {
            double keep = leansUp ? upShare : 1 - upShare;
            return keep * moment(kept, power) + (1 - keep) * moment(turned, power);
        }

        private static double moment(double[] sums, int power) {
            return Arrays.stream(sums)
                    .map(s -> power == 1 ? s : s * s)
                    .average()
                    .orElse(0);
        }
    }

    private final double[] means;
    private final int days;
    private final int signals;
    private final double actual;
    private final double expected;
    private final double deviation;

    private PlaceboDraws(double[] means, List<Day> days, double upShare) {
        this.means = means;
        this.days = days.size();
        this.signals = days.stream().mapToInt(d -> d.signals).sum();
        this.actual = days.stream().mapToDouble(d -> d.kept[0]).sum() / signals;
        this.expected = days.stream().mapToDouble(d -> d.moment(upShare, 1)).sum() / signals;
        double variance = days.stream()
                .mapToDouble(d -> d.moment(upShare, 2) - d.moment(upShare, 1) * d.moment(upShare, 1))
                .sum();
        this.deviation = Math.sqrt(Math.max(0, variance)) / signals;
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
        return day.kept[0] - day.moment(upShare, 1);
    }

    /** Where the means of draws lie. */
    public Interval interval(double level) {
        return Interval.ofDraws(means, level);
    }

    /**
     * Chance that random times do as well (one-sided): by rank among the draws, never 0; far beyond them, where there are
     * enough days, by the normal distribution with the exact mean and variance.
     */
    public double p() {
        double least = actual - 1e-9 * Math.max(1, Math.abs(actual));
        long beyond = Arrays.stream(means).filter(m -> m >= least).count();
        double rank = (beyond + 1) / (means.length + 1.0);
        if (beyond >= LEAST_BEYOND || days < LEAST_DAYS || !(deviation > 0)) {
            return rank;
        }
        return Math.min(rank, NormalDistribution.cdf((expected - actual) / deviation));
    }
}
