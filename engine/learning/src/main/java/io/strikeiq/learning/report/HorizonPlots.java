package io.strikeiq.learning.report;

import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.statistics.Forecasts;
import io.strikeiq.learning.statistics.Interval;
import io.strikeiq.learning.statistics.ReliabilityBin;
import io.strikeiq.learning.statistics.StationaryBootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What the plots of one horizon show, of all resolved outcomes. */
public record HorizonPlots(
        String horizon,
        List<ReliabilityPoint> reliability,
        List<Growth> cumulative,
        List<CalendarDay> calendar,
        List<RateBar> byHour,
        List<RateBar> byRegime) {
    /** A bin of the reliability curve. */
    public record ReliabilityPoint(double probability, double rate, Interval interval, int forecasts) {}

    /** Sum of returns of an engine up to each day. */
    public record Growth(String engine, List<Double> gross, List<Double> net) {}

    /** Wins of a day. */
    public record CalendarDay(String date, int signals, double rate, double gross) {}

    /** Share of wins of a group. */
    public record RateBar(String name, int signals, double rate, Interval interval) {}

    static HorizonPlots of(long horizon, List<ScoredSignal> outcomes, DayIndex days, ReportSettings settings) {
        List<ScoredSignal> resolved = outcomes.stream()
                .filter(o -> o.horizon() == horizon && o.isResolved())
                .toList();
        return new HorizonPlots(
                ScoredSignal.horizonName(horizon),
                reliability(resolved, days, settings),
                cumulative(resolved, days),
                calendar(resolved, days),
                bars(resolved, days, o -> String.format(Locale.ROOT, "%02d", Days.hour(o.time()))),
                bars(
                        resolved,
                        days,
                        o -> "IV " + o.said().ivRegime() + ", gamma " + o.said().gammaRegime()));
    }

    private static List<ReliabilityPoint> reliability(
            List<ScoredSignal> resolved, DayIndex days, ReportSettings settings) {
        List<ScoredSignal> judged = ForecastQuality.judged(resolved);
        Forecasts forecasts = ForecastQuality.forecasts(judged, days);
        List<ReliabilityPoint> points = new ArrayList<>();
        for (ReliabilityBin bin : ReliabilityBin.equalMass(forecasts, settings.bins())) {
            double[] wins = new double[days.size()];
            double[] weights = new double[days.size()];
            for (int i = bin.from(); i < bin.to(); i++) {
                wins[forecasts.day(i)] += forecasts.weight(i) * (forecasts.won(i) ? 1 : 0);
                weights[forecasts.day(i)] += forecasts.weight(i);
            }
            Interval interval = days.size() < settings.leastDays()
                    ? Interval.UNKNOWN
                    : new StationaryBootstrap(days.size(), 1, settings.seed())
                            .ratio(wins, weights, settings.draws(), settings.level());
            points.add(new ReliabilityPoint(bin.probability(), bin.winRate(), interval, bin.to() - bin.from()));
        }
        return points;
    }

    private static List<Growth> cumulative(List<ScoredSignal> resolved, DayIndex days) {
        SortedMap<String, double[][]> sums = new TreeMap<>();
        for (ScoredSignal outcome : resolved) {
            if (!Double.isNaN(outcome.grossReturn())) {
                double[][] both = sums.computeIfAbsent(outcome.engine(), e -> new double[2][days.size()]);
                both[0][days.of(outcome.time())] += outcome.grossReturn();
                both[1][days.of(outcome.time())] += outcome.netReturn();
            }
        }
        List<Growth> growth = new ArrayList<>();
        sums.forEach((engine, both) -> growth.add(new Growth(engine, summed(both[0]), summed(both[1]))));
        return growth;
    }

    private static List<Double> summed(double[] values) {
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (double value : values) {
            sum += value;
            sums.add(sum);
        }
        return sums;
    }

    private static List<CalendarDay> calendar(List<ScoredSignal> resolved, DayIndex days) {
        List<CalendarDay> calendar = new ArrayList<>();
        grouped(resolved, o -> (long) days.of(o.time()))
                .forEach((day, of) -> calendar.add(new CalendarDay(
                        Days.date(days.day(day.intValue())),
                        of.size(),
                        DayIndex.mean(of, HitRate::win),
                        DayIndex.mean(of, ScoredSignal::grossReturn))));
        return calendar;
    }

    private static List<RateBar> bars(
            List<ScoredSignal> resolved, DayIndex days, Function<ScoredSignal, String> group) {
        List<RateBar> bars = new ArrayList<>();
        grouped(resolved, group)
                .forEach((name, of) -> bars.add(new RateBar(
                        name, of.size(), DayIndex.mean(of, HitRate::win), days.interval(of, HitRate::win))));
        return bars;
    }

    private static <K extends Comparable<K>> Map<K, List<ScoredSignal>> grouped(
            List<ScoredSignal> outcomes, Function<ScoredSignal, K> group) {
        SortedMap<K, List<ScoredSignal>> groups = new TreeMap<>();
        for (ScoredSignal outcome : outcomes) {
            groups.computeIfAbsent(group.apply(outcome), k -> new ArrayList<>()).add(outcome);
        }
        return groups;
    }
}
