package io.strikeiq.learning.report;

import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.statistics.BlockLength;
import io.strikeiq.learning.statistics.Interval;
import io.strikeiq.learning.statistics.StationaryBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The days that had an outcome, numbered, and intervals by drawing them again. */
final class DayIndex {
    private final long[] days;
    private final ReportSettings settings;

    DayIndex(List<ScoredSignal> outcomes, ReportSettings settings) {
        this.days = outcomes.stream()
                .mapToLong(outcome -> Days.of(outcome.time()))
                .distinct()
                .sorted()
                .toArray();
        this.settings = settings;
    }

    int size() {
        return days.length;
    }

    long day(int index) {
        return days[index];
    }

    int of(long time) {
        return Arrays.binarySearch(days, Days.of(time));
    }

    /** Weighted mean of a value; {@code NaN} of nothing. Values that are {@code NaN} are left out. */
    static double mean(List<ScoredSignal> outcomes, ToDoubleFunction<ScoredSignal> value) {
        double sum = 0;
        double weight = 0;
        for (ScoredSignal outcome : outcomes) {
            double each = value.applyAsDouble(outcome);
            if (!Double.isNaN(each)) {
                sum += outcome.share() * each;
                weight += outcome.share();
            }
        }
        return sum / weight;
    }

    /** Interval of the weighted mean, days drawn again; unknown of too few days. */
    Interval interval(List<ScoredSignal> outcomes, ToDoubleFunction<ScoredSignal> value) {
        double[] sums = new double[days.length];
        double[] weights = new double[days.length];
        for (ScoredSignal outcome : outcomes) {
            double each = value.applyAsDouble(outcome);
            if (!Double.isNaN(each)) {
                int day = of(outcome.time());
                sums[day] += outcome.share() * each;
                weights[day] += outcome.share();
            }
        }
        return hasInterval(weights)
                ? bootstrap(sums, weights).ratio(sums, weights, settings.draws(), settings.level())
                : Interval.UNKNOWN;
    }

    private boolean hasInterval(double[] weights) {
        int with = 0;
        for (double weight : weights) {
            with += weight > 0 ? 1 : 0;
        }
        return with >= settings.leastDays();
    }

    /** Draws days in blocks as long as what is left of a mean hangs together. */
    StationaryBootstrap bootstrap(double[] sums, double[] weights) {
        return new StationaryBootstrap(days.length, block(sums, weights), settings.seed());
    }

    static double block(double[] sums, double[] weights) {
        double sum = 0;
        double weight = 0;
        for (int day = 0; day < sums.length; day++) {
            sum += sums[day];
            weight += weights[day];
        }
        double[] rest = new double[sums.length];
        for (int day = 0; day < sums.length; day++) {
            rest[day] = sums[day] - sum / weight * weights[day];
        }
        return BlockLength.of(rest).stationary();
    }
}
