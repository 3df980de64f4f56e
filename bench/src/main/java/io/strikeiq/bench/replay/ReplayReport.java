package io.strikeiq.bench.replay;

import io.strikeiq.bench.replay.DayFigures.Kind;
import io.strikeiq.bench.replay.DayFigures.PathCost;
import io.strikeiq.bench.report.Verdict;
import io.strikeiq.service.cli.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The figures of the replayed days as tables and targets. */
final class ReplayReport {
    /** The day that the targets are set for. */
    static final String SIMULATED = "simulated";

    private static final double LEAST_RATE = 3;
    private static final double LEAST_OF_BARE = 0.5;
    private static final double START_SECONDS = 1.5;

    private ReplayReport() {}

    /** Tables of every day. */
    static String text(List<DayFigures> days) {
        StringBuilder text = new StringBuilder();
        for (DayFigures day : days) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s day: %,d ticks, %,d signals, %d collections%n",
                    day.day(),
                    day.ticks(),
                    day.signals(),
                    day.collections()));
            text.append(runs(day)).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static Table runs(DayFigures day) {
        double bare = of(day, Kind.BARE).ticksPerSecond();
        Table table = new Table("path", ">ns/tick", ">ticks/s", ">of bare");
        for (PathCost run : day.runs()) {
            table.row(
                    run.path(),
                    String.format(Locale.ROOT, "%,.1f", run.nanosPerTick()),
                    String.format(Locale.ROOT, "%,.0f", run.ticksPerSecond()),
                    String.format(Locale.ROOT, "%.2f", run.ticksPerSecond() / bare));
        }
        return table;
    }

    /** The fastest of a kind. */
    private static PathCost of(DayFigures day, Kind kind) {
        return day.runs().stream()
                .filter(run -> run.kind() == kind)
                .max(Comparator.comparingDouble(PathCost::ticksPerSecond))
                .orElseThrow();
    }

    /** The targets; NaN start seconds when the start was not measured. */
    static List<Verdict> verdicts(List<DayFigures> days, double startSeconds) {
        List<Verdict> verdicts = new ArrayList<>();
        for (DayFigures day : days) {
            PathCost best = of(day, Kind.ENGINES_ON);
            if (day.day().equals(SIMULATED)) {
                verdicts.add(Verdict.atLeast(
                        "simulated day, " + best.path(), best.ticksPerSecond() / 1e6, LEAST_RATE, "M/s"));
            }
            double ofBare = of(day, Kind.ENGINES_OFF).ticksPerSecond()
                    / of(day, Kind.BARE).ticksPerSecond();
            verdicts.add(Verdict.atLeast(day.day() + " day: engines off / bare Disruptor", ofBare, LEAST_OF_BARE, ""));
        }
        verdicts.add(Verdict.atMost("start to first tick", startSeconds, START_SECONDS, "s"));
        return verdicts;
    }
}
