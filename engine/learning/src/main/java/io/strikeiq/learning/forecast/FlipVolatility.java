package io.strikeiq.learning.forecast;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.MarketPath;
import io.strikeiq.learning.statistics.Interval;
import io.strikeiq.learning.statistics.StationaryBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Realised variance of hours that began above zero gamma, where dealers are said to damp moves, and of those that began
 * below.
 *
 * @param hoursAbove hours, with at least {@link #LEAST_RETURNS} returns, that began above zero gamma
 * @param volatilityAbove annualised, √ of the mean variance
 * @param ratio volatility below over volatility above; above 1 as theory has it
 * @param interval of the ratio, days drawn again
 */
public record FlipVolatility(
        String underlying,
        int hoursAbove,
        int hoursBelow,
        double volatilityAbove,
        double volatilityBelow,
        double ratio,
        Interval interval) {
    /** Returns that an hour needs, so that its variance says something. */
    static final int LEAST_RETURNS = 5;

    private static final double HOURS_PER_YEAR = 365 * 24.0;

    /** Sums by day of one side. */
    private static final class Side {
        private final List<Double> variances = new ArrayList<>();
        private final List<Double> hours = new ArrayList<>();
        private int count;

        private void newDay() {
            variances.add(0.0);
            hours.add(0.0);
        }

        private void add(double variance, double share) {
            int day = hours.size() - 1;
            variances.set(day, variances.get(day) + variance);
            hours.set(day, hours.get(day) + share);
            count++;
        }

        private double volatility(int[] times) {
            double variance = 0;
            double length = 0;
            for (int day = 0; day < times.length; day++) {
                variance += times[day] * variances.get(day);
                length += times[day] * hours.get(day);
            }
            return Math.sqrt(variance / length * HOURS_PER_YEAR);
        }
    }

    static Optional<FlipVolatility> of(MarketPath path, int draws, double level, long seed) {
        Side above = new Side();
        Side below = new Side();
        long day = Long.MIN_VALUE;
        int from = 0;
        while (from < path.size()) {
            if (Days.of(path.time(from)) != day) {
                day = Days.of(path.time(from));
                above.newDay();
                below.newDay();
            }
            int to = path.atOrAfter((path.time(from) / Days.HOUR + 1) * Days.HOUR) - 1;
            double flip = path.value(Metric.ZERO_GAMMA, from);
            if (flip > 0 && to - from >= LEAST_RETURNS) {
                double hours = (path.time(to) - path.time(from)) / (double) Days.HOUR;
                (path.spot(from) > flip ? above : below).add(variance(path, from, to), hours);
            }
            from = to + 1;
        }
        return above.count == 0 || below.count == 0
                ? Optional.empty()
                : Optional.of(of(path.underlying(), above, below, draws, level, seed));
    }

    private static FlipVolatility of(String underlying, Side above, Side below, int draws, double level, long seed) {
        int days = above.hours.size();
        int[] times = new int[days];
        Arrays.fill(times, 1);
        double up = above.volatility(times);
        double down = below.volatility(times);
        double[] ratios = new double[draws];
        StationaryBootstrap bootstrap = new StationaryBootstrap(days, 1, seed);
        for (int draw = 0; draw < draws; draw++) {
            bootstrap.drawTimes(times);
            ratios[draw] = below.volatility(times) / above.volatility(times);
        }
        return new FlipVolatility(
                underlying,
                above.count,
                below.count,
                up,
                down,
                down / up,
                days < 5 ? Interval.UNKNOWN : Interval.ofDraws(ratios, level));
    }

    private static double variance(MarketPath path, int from, int to) {
        double sum = 0;
        for (int i = from + 1; i <= to; i++) {
            double move = Math.log(path.spot(i) / path.spot(i - 1));
            sum += move * move;
        }
        return sum;
    }
}
