package io.strikeiq.learning.forecast;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.learning.outcome.MarketPath;
import io.strikeiq.learning.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How often spot stopped at a level, against random levels on the same side at the same moment, half to one and a half times
 * as far away. Levels are taken at each session's second snapshot and held for the rest of the session. Spot stops at a level
 * when it touches it and then goes back by a set distance before it goes beyond by as much; the distance is a quarter of one
 * day's volatility.
 *
 * @param level name of the metric
 * @param sessions in which there was one
 * @param touched share of sessions in which spot touched it
 * @param stopped share of the touched at which it stopped
 * @param randomStopped the same of random levels
 * @param interval where that of as many random levels lies
 * @param p chance that random levels stop it as often
 */
public record LevelTest(
        String underlying,
        String level,
        int sessions,
        double touched,
        double stopped,
        double randomTouched,
        double randomStopped,
        Interval interval,
        double p) {
    private static final Metric[] LEVELS = {Metric.CALL_WALL, Metric.PUT_WALL, Metric.ZERO_GAMMA};
    /** Share of one day's volatility that decides between stopped and broken. */
    private static final double REACH = 0.25;
    /** Levels as far away as this many of one day's volatilities say nothing of a session. */
    private static final double FARTHEST = 3;

    private static final double DAYS_PER_YEAR = 365;

    /** What became of a level. */
    private enum Fate {
        UNTOUCHED,
        STOPPED,
        BROKEN,
        UNDECIDED
    }

    private record Held(int from, int to, double level, double reach) {}

    static List<LevelTest> of(MarketPath path, int draws, double confidence, long seed) {
        List<LevelTest> tests = new ArrayList<>();
        for (Metric metric : LEVELS) {
            List<Held> held = held(path, metric);
            if (!held.isEmpty()) {
                tests.add(test(path, metric.name(), held, draws, confidence, seed));
            }
        }
        return tests;
    }

    private static List<Held> held(MarketPath path, Metric metric) {
        List<Held> held = new ArrayList<>();
        for (int first = 0; first < path.size(); first = path.lastOfDay(first) + 1) {
            int from = first + 1;
            int to = path.lastOfDay(first);
            if (from >= to) {
                continue;
            }
            double level = path.value(metric, from);
            double sigma = path.value(Metric.ATM_SIGMA, from);
            double daily = path.spot(from) * sigma / Math.sqrt(DAYS_PER_YEAR);
            double distance = Math.abs(level - path.spot(from));
            if (daily > 0 && distance > 0 && distance <= FARTHEST * daily) {
                held.add(new Held(from, to, level, REACH * daily));
            }
        }
        return held;
    }

    private static LevelTest test(
            MarketPath path, String name, List<Held> held, int draws, double confidence, long seed) {
        int[] real = new int[Fate.values().length];
        for (Held each : held) {
            real[fate(path, each, each.level).ordinal()]++;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] stops = new double[draws];
        int[] all = new int[Fate.values().length];
        for (int draw = 0; draw < draws; draw++) {
            int[] drawn = new int[Fate.values().length];
            for (Held each : held) {
                double spot = path.spot(each.from);
                double level = spot + (each.level - spot) * random.nextDouble(0.5, 1.5);
                drawn[fate(path, each, level).ordinal()]++;
            }
            stops[draw] = stopped(drawn);
            Arrays.setAll(all, i -> all[i] + drawn[i]);
        }
        double stopped = stopped(real);
        long asOften = Arrays.stream(stops).filter(share -> share >= stopped).count();
        long known = Arrays.stream(stops).filter(share -> !Double.isNaN(share)).count();
        return new LevelTest(
                path.underlying(),
                name,
                held.size(),
                touched(real),
                stopped,
                touched(all),
                stopped(all),
                Interval.ofDraws(stops, confidence),
                Double.isNaN(stopped) ? Double.NaN : (asOften + 1) / (known + 1.0));
    }

    private static double touched(int[] fates) {
        return 1
                - fates[Fate.UNTOUCHED.ordinal()]
                        / (double) Arrays.stream(fates).sum();
    }

    private static double stopped(int[] fates) {
        int decided = fates[Fate.STOPPED.ordinal()] + fates[Fate.BROKEN.ordinal()];
        return decided == 0 ? Double.NaN : fates[Fate.STOPPED.ordinal()] / (double) decided;
    }

    private static Fate fate(MarketPath path, Held held, double level) {
        double side = Math.signum(level - path.spot(held.from));
        boolean touched = false;
        for (int i = held.from + 1; i <= held.to; i++) {
            double beyond = side * (path.spot(i) - level);
            touched |= beyond >= 0;
            if (touched && Math.abs(beyond) >= held.reach) {
                return beyond > 0 ? Fate.BROKEN : Fate.STOPPED;
            }
        }
        return touched ? Fate.UNDECIDED : Fate.UNTOUCHED;
    }
}
