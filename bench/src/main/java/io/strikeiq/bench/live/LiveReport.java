package io.strikeiq.bench.live;

import io.strikeiq.bench.report.Percentiles;
import io.strikeiq.bench.report.Verdict;
import io.strikeiq.service.cli.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of the live path as a table, and its target. */
final class LiveReport {
    private static final double RATIO = 1.5;
    private static final double BYTES = 64;

    /** A sender, a feed, the stages and the journaler: where one spins and there are fewer, another waits for its core. */
    private static final int CORES_OF_SPINNING = 4;

    private static final String SPINNING = "busy_spin";

    private final List<LiveMeasured> measured;
    private final int cores;

    /** @param cores of the machine */
    LiveReport(List<LiveMeasured> measured, int cores) {
        this.measured = List.copyOf(measured);
        this.cores = cores;
    }

    private boolean isJudged(LiveMeasured each) {
        return cores >= CORES_OF_SPINNING || !each.waitMode().equals(SPINNING);
    }

    /** In microseconds. */
    String text() {
        Table table = new Table(
                "over",
                ">ticks/s",
                "layout",
                "wait",
                "from bytes read",
                ">p50",
                ">p90",
                ">p99",
                ">p99.9",
                ">p99.99",
                ">max",
                ">samples");
        for (LiveMeasured each : measured) {
            row(table, each, "decided", each.decided());
            row(table, each, "journaled", each.journaled());
            row(table, each, "signal out", each.out());
            row(table, each, "(bare hop)", each.hop());
            row(table, each, "(bare echo)", each.echo());
        }
        Table frames = new Table("over", ">ticks/s", "layout", "wait", ">decode ns", ">bytes a frame");
        for (LiveMeasured each : measured) {
            frames.row(
                    each.over(),
                    String.format(Locale.ROOT, "%,.0f", each.planned()),
                    each.layout(),
                    each.waitMode(),
                    String.format(Locale.ROOT, "%,.0f", each.decode()),
                    Double.isNaN(each.bytes()) ? "-" : String.format(Locale.ROOT, "%,.1f", each.bytes()));
        }
        String unjudged = measured.stream().allMatch(this::isJudged)
                ? ""
                : System.lineSeparator() + "the ratio of " + SPINNING + " is no target on " + cores + " cores, "
                        + CORES_OF_SPINNING + " or more are needed for it" + System.lineSeparator();
        return "microseconds" + System.lineSeparator() + table + System.lineSeparator() + frames + unjudged;
    }

    private static void row(Table table, LiveMeasured each, String way, Percentiles latency) {
        List<String> cells = new ArrayList<>(List.of(
                each.over(), String.format(Locale.ROOT, "%,.0f", each.planned()), each.layout(), each.waitMode(), way));
        for (double nanos : latency.values()) {
            cells.add(Double.isNaN(nanos) ? "-" : String.format(Locale.ROOT, "%,.2f", nanos / 1e3));
        }
        cells.add(String.format(Locale.ROOT, "%,d", latency.count()));
        table.row(cells.toArray(String[]::new));
    }

    /** One line, for progress. */
    static String line(LiveMeasured each) {
        return String.format(
                Locale.ROOT,
                "%-7s %,8.0f ticks/s (sent %,.0f)  %-9s  %-9s  decided p50 %.2f  p99 %.2f us, decode and bare hop %.2f us",
                each.over(),
                each.planned(),
                each.achieved(),
                each.layout(),
                each.waitMode(),
                each.decided().p50() / 1e3,
                each.decided().p99() / 1e3,
                each.floor() / 1e3);
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (LiveMeasured each : measured) {
            String what = String.format(
                    Locale.ROOT,
                    "%s, %s, %s, %,.0f/s: p50 read to decided / (decode + bare hop)",
                    each.over(),
                    each.layout(),
                    each.waitMode(),
                    each.planned());
            if (isJudged(each)) {
                verdicts.add(Verdict.atMost(what, each.decided().p50() / each.floor(), RATIO, ""));
            }
            if (!Double.isNaN(each.bytes())) {
                verdicts.add(Verdict.atMost(what.replaceFirst(":.*", ": allocated a frame"), each.bytes(), BYTES, "B"));
            }
        }
        return verdicts;
    }
}
