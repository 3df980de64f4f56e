package io.strikeiq.bench.replay;

import io.strikeiq.bench.replay.DayFigures.LayoutCost;
import io.strikeiq.bench.replay.DayFigures.StageCost;
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
    private static final double STAGE_SUM_RATIO = 1.25;
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
            text.append(stages(day)).append(System.lineSeparator());
            text.append(runs(day)).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static Table stages(DayFigures day) {
        Table table = new Table("stage", ">ns/tick", ">share", ">bytes/tick so far");
        for (StageCost cost : day.stages()) {
            table.row(
                    cost.stage().lower(),
                    number(cost.nanosPerTick()),
                    String.format(Locale.ROOT, "%.0f %%", 100 * cost.nanosPerTick() / day.stageSum()),
                    String.format(Locale.ROOT, "%.3f", cost.bytesPerTick()));
        }
        return table.row("all on one thread", number(day.stageSum()), "", "");
    }

    private static Table runs(DayFigures day) {
        Table table = new Table("pipeline", ">ns/tick", ">ticks/s");
        for (LayoutCost run : day.runs()) {
            table.row(
                    run.path(), number(run.nanosPerTick()), String.format(Locale.ROOT, "%,.0f", run.ticksPerSecond()));
        }
        return table;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    /** The fastest layout with all engines on. */
    private static LayoutCost best(DayFigures day) {
        return day.runs().stream()
                .filter(LayoutCost::enginesOn)
                .max(Comparator.comparingDouble(LayoutCost::ticksPerSecond))
                .orElseThrow();
    }

    /** The targets; NaN start seconds when the start was not measured. */
    static List<Verdict> verdicts(List<DayFigures> days, double startSeconds) {
        List<Verdict> verdicts = new ArrayList<>();
        for (DayFigures day : days) {
            LayoutCost best = best(day);
            if (day.day().equals(SIMULATED)) {
                verdicts.add(Verdict.atLeast(
                        "simulated day, " + best.path(), best.ticksPerSecond() / 1e6, LEAST_RATE, "M/s"));
            }
            double ratio = best.nanosPerTick() / day.stageSum();
            verdicts.add(Verdict.atMost(day.day() + " day: pipeline / sum of stages", ratio, STAGE_SUM_RATIO, ""));
        }
        verdicts.add(Verdict.atMost("start to first tick", startSeconds, START_SECONDS, "s"));
        return verdicts;
    }
}
