package io.strikeiq.learning.report;

import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.MarketPath;
import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.statistics.PlaceboDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Signals against random times of the same underlyings, days and hours, both scored by {@link PathRule} on the snapshots.
 * Where there are few snapshots in an hour, against those of the same day. Signals in a burst share their luck wherever they
 * are, so that it is moved as one, and counts in the hour of its first.
 */
final class PlaceboTest {
    /** Snapshots in an hour from which signals stay within their hour. */
    private static final int LEAST_TIMES = 8;

    private record Key(String underlying, long from) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int by = Long.compare(from, other.from);
            return by != 0 ? by : underlying.compareTo(other.underlying);
        }
    }

    /** Event time from the first signal of a burst to its last, at most, and never more than the horizon. */
    private static final long BURST = Days.HOUR / 4;

    /** @param head where the first signal of its burst is */
    private record Placed(int head, int at, ScoredSignal signal) {}

    /** What the signals of one hour made, by distance moved, in their directions and in the opposite ones. */
    private static final class Hour {
        private final int signals;
        private final int lean;
        private final double[] kept;
        private final double[] turned;

        private Hour(List<Placed> placed, int times) {
            signals = placed.size();
            lean = placed.stream()
                    .filter(each -> each.signal().isDirectional())
                    .mapToInt(each -> each.signal().sign())
                    .sum();
            kept = new double[times];
            turned = new double[times];
        }

        /**
         * Adds a signal; what it says of variance stays what it is.
         *
         * @param head place of the first of its burst among the times of the hour
         * @param after how many times later it is
         * @param wins at the times of the hour, and at those after them that a burst may reach
         */
        private void add(ScoredSignal signal, int head, int after, double[][] wins) {
            int said = signal.sign() > 0 ? 0 : 1;
            int opposite = signal.isDirectional() ? 1 - said : said;
            for (int moved = 0; moved < kept.length; moved++) {
                int to = (head + moved) % kept.length + after;
                if (to >= wins[said].length) {
                    // The session ends before.
                    to = (to - wins[said].length) % kept.length;
                }
                kept[moved] += wins[said][to];
                turned[moved] += wins[opposite][to];
            }
        }
    }

    private final RecordedRun run;
    private final PathEnds ends;
    private final long horizon;
    private final SortedMap<Key, List<Placed>> placed = new TreeMap<>();
    private final SortedMap<Long, PlaceboDraws.Day> days = new TreeMap<>();

    PlaceboTest(RecordedRun run, PathEnds ends, List<ScoredSignal> outcomes, long horizon) {
        this.run = run;
        this.ends = ends;
        this.horizon = horizon;
        SortedMap<String, List<Placed>> byUnderlying = new TreeMap<>();
        for (ScoredSignal outcome : outcomes) {
            int at = at(run.path(outcome.underlying()), outcome);
            if (at >= 0) {
                byUnderlying
                        .computeIfAbsent(outcome.underlying(), u -> new ArrayList<>())
                        .add(new Placed(at, at, outcome));
            }
        }
        byUnderlying.forEach(this::place);
        SortedMap<Long, List<Hour>> hours = new TreeMap<>();
        placed.forEach((key, signals) -> hours.computeIfAbsent(Days.of(key.from()), d -> new ArrayList<>())
                .add(hour(key, signals)));
        hours.forEach((day, of) -> days.put(day, day(of)));
    }

    private static long span(MarketPath path) {
        return path.perHour() >= LEAST_TIMES ? Days.HOUR : Days.DAY;
    }

    /** The snapshot at which a signal is scored, −1 where it is not. */
    private int at(MarketPath path, ScoredSignal outcome) {
        if (path == null || outcome.sign() == 0) {
            return -1;
        }
        int at = path.atOrAfter(outcome.time());
        boolean isThere = at < path.size()
                && Days.of(path.time(at)) == Days.of(outcome.time())
                && ends.of(path, horizon)[at] >= 0;
        return isThere ? at : -1;
    }

    private void place(String underlying, List<Placed> signals) {
        MarketPath path = run.path(underlying);
        long reach = horizon == Horizons.SESSION_END ? BURST : Math.min(BURST, horizon);
        signals.sort(Comparator.comparingInt(Placed::at));
        int head = signals.get(0).at();
        for (Placed each : signals) {
            long from = path.time(head);
            long time = path.time(each.at());
            if (time - from > reach || Days.of(time) != Days.of(from)) {
                head = each.at();
            }
            Key key = new Key(underlying, Math.floorDiv(path.time(head), span(path)) * span(path));
            placed.computeIfAbsent(key, k -> new ArrayList<>()).add(new Placed(head, each.at(), each.signal()));
        }
    }

    private Hour hour(Key key, List<Placed> signals) {
        MarketPath path = run.path(key.underlying());
        int[] end = ends.of(path, horizon);
        int next = path.atOrAfter(key.from() + span(path));
        int[] rest = IntStream.range(path.atOrAfter(key.from()), path.atOrAfter((Days.of(key.from()) + 1) * Days.DAY))
                .filter(i -> end[i] >= 0)
                .toArray();
        int own = (int) Arrays.stream(rest).filter(i -> i < next).count();
        int longest = signals.stream().mapToInt(each -> after(each, rest)).max().orElse(0);
        int[] times = Arrays.copyOf(rest, Math.min(rest.length, own + longest));
        Hour hour = new Hour(signals, own);
        for (boolean directional : new boolean[] {true, false}) {
            List<Placed> alike = signals.stream()
                    .filter(each -> each.signal().isDirectional() == directional)
                    .toList();
            if (!alike.isEmpty()) {
                double[][] wins = directional
                        ? wins(path, times, end, barrier(alike))
                        : claims(path, times, end, perSquare(path, alike));
                alike.forEach(each ->
                        hour.add(each.signal(), Arrays.binarySearch(times, each.head()), after(each, times), wins));
            }
        }
        return hour;
    }

    private static int after(Placed signal, int[] times) {
        return Arrays.binarySearch(times, signal.at()) - Arrays.binarySearch(times, signal.head());
    }

    /** By direction, up first, and time. */
    private static double[][] wins(MarketPath path, int[] times, int[] end, double barrier) {
        double[][] wins = new double[2][times.length];
        for (int i = 0; i < times.length; i++) {
            wins[0][i] = PathRule.win(path, times[i], end[times[i]], 1, barrier);
            wins[1][i] = PathRule.win(path, times[i], end[times[i]], -1, barrier);
        }
        return wins;
    }

    /** By claim, more first, and time; a time without a volatility counts half. */
    private static double[][] claims(MarketPath path, int[] times, int[] end, double perSquare) {
        double[][] wins = new double[2][times.length];
        for (int i = 0; i < times.length; i++) {
            double more = PathRule.claim(path, times[i], end[times[i]], 1, perSquare);
            wins[0][i] = Double.isNaN(more) ? 0.5 : more;
            wins[1][i] = 1 - wins[0][i];
        }
        return wins;
    }

    /** Median of those of the signals; unknown when none is known. */
    private static double barrier(List<Placed> signals) {
        return median(signals.stream().mapToDouble(each -> each.signal().barrier()));
    }

    /** Median of the implied variance of signals over the square of the ATM volatility that the snapshots have. */
    private static double perSquare(MarketPath path, List<Placed> signals) {
        return median(signals.stream().mapToDouble(each -> {
            double sigma = path.value(Metric.ATM_SIGMA, each.at());
            return each.signal().impliedVariance() / (sigma * sigma);
        }));
    }

    private static double median(DoubleStream values) {
        double[] known = values.filter(v -> v > 0).sorted().toArray();
        return known.length == 0 ? Double.NaN : known[known.length / 2];
    }

    /** All hours moved by the same share of their length. */
    private static PlaceboDraws.Day day(List<Hour> hours) {
        int most = hours.stream().mapToInt(hour -> hour.kept.length).max().orElse(1);
        double[] kept = new double[most];
        double[] turned = new double[most];
        for (Hour hour : hours) {
            for (int moved = 0; moved < most; moved++) {
                int at = (int) ((long) moved * hour.kept.length / most);
                kept[moved] += hour.kept[at];
                turned[moved] += hour.turned[at];
            }
        }
        int signals = hours.stream().mapToInt(hour -> hour.signals).sum();
        int lean = hours.stream().mapToInt(hour -> hour.lean).sum();
        return new PlaceboDraws.Day(signals, lean >= 0, kept, turned);
    }

    PlaceboResult result(ReportSettings settings) {
        if (days.isEmpty()) {
            return PlaceboResult.NONE;
        }
        PlaceboDraws draws = PlaceboDraws.of(List.copyOf(days.values()), settings.draws(), settings.seed());
        return new PlaceboResult(
                draws.signals(), draws.actual(), draws.expected(), draws.interval(settings.level()), draws.p());
    }

    /** Wins above what random times of the same hours make on average, by day. */
    double[] excess(DayIndex index) {
        double[] excess = new double[index.size()];
        double upShare = days.isEmpty() ? 0 : PlaceboDraws.upShare(List.copyOf(days.values()));
        days.forEach((day, of) -> excess[index.of(day * Days.DAY)] = PlaceboDraws.excess(of, upShare));
        return excess;
    }
}
