package io.strikeiq.bench.latency;

import io.strikeiq.bench.report.PercentilePlot;
import io.strikeiq.bench.report.Percentiles;
import io.strikeiq.bench.report.Verdict;
import io.strikeiq.service.cli.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of a staircase as tables, plots and targets. */
final class LatencyReport {
    private static final double SPIN_P50 = 1_000;
    private static final double TAIL_RATIO = 1.5;
    private static final double BLOCKING_P50_RATIO = 1.2;
    private static final double LOWEST_TARGET_RATE = 100_000;
    private static final double HIGHEST_TARGET_RATE = 1_000_000;
    private static final String[] HEADINGS = {
        ">ticks/s", "wait", "path", ">p50", ">p90", ">p99", ">p99.9", ">p99.99", ">max", ">samples", "rate"
    };

    private final List<Measured> measured;

    LatencyReport(List<Measured> measured) {
        this.measured = List.copyOf(measured);
    }

    /** Both tables, in microseconds, and what the scheduler took. */
    String text() {
        Table decided = new Table(HEADINGS);
        Table journaled = new Table(HEADINGS);
        Table waits = new Table(">ticks/s", "wait", "path", ">sender", ">decider");
        for (Measured each : measured) {
            row(decided, each, each.decided());
            waits.row(
                    String.format(Locale.ROOT, "%,.0f", each.planned()),
                    each.waitMode(),
                    each.path(),
                    percent(each.senderWaited()),
                    percent(each.deciderWaited()));
            if (each.journaled().count() > 0) {
                row(journaled, each, each.journaled());
            }
        }
        return "planned to decided, us" + System.lineSeparator() + decided + System.lineSeparator()
                + "planned to journaled, us" + System.lineSeparator() + journaled + System.lineSeparator()
                + "waiting for a core, share of the time" + System.lineSeparator() + waits;
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** One line of {@link #text}, for progress. */
    static String line(Measured each) {
        return String.format(
                Locale.ROOT,
                "%,10.0f ticks/s  %-9s  %-9s  p50 %s  p99 %s  p99.9 %s us  %s",
                each.planned(),
                each.waitMode(),
                each.path(),
                micros(each.decided().p50()),
                micros(each.decided().p99()),
                micros(each.decided().p999()),
                rate(each));
    }

    private static void row(Table table, Measured each, Percentiles latency) {
        List<String> cells = new ArrayList<>();
        cells.add(String.format(Locale.ROOT, "%,.0f", each.planned()));
        cells.add(each.waitMode());
        cells.add(each.path());
        for (double nanos : latency.values()) {
            cells.add(micros(nanos));
        }
        cells.add(String.format(Locale.ROOT, "%,d", latency.count()));
        cells.add(rate(each));
        table.row(cells.toArray(String[]::new));
    }

    /** A run that missed its rate is marked with the one it reached. */
    private static String rate(Measured each) {
        return each.valid() ? "ok" : String.format(Locale.ROOT, "FAIL %,.0f", each.achieved());
    }

    static String micros(double nanos) {
        return Double.isNaN(nanos) ? "-" : String.format(Locale.ROOT, nanos < 100_000 ? "%,.2f" : "%,.0f", nanos / 1e3);
    }

    /** The targets at every rate they were set for; one that the pipeline missed counts as not measured. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Measured each : measured) {
            if (each.planned() < LOWEST_TARGET_RATE || each.planned() > HIGHEST_TARGET_RATE) {
                continue;
            }
            Optional<Measured> bare = bareBeside(each);
            boolean isPipeline = bare.isPresent() && !each.path().equals(Measured.BARE);
            if (isPipeline && each.waitMode().equals("busy_spin")) {
                spin(verdicts, each, bare.get().decided());
            } else if (isPipeline && each.waitMode().equals("blocking")) {
                double ratio = valid(each).p50() / bare.get().decided().p50();
                verdicts.add(Verdict.atMost(what(each, "p50 / bare's"), ratio, BLOCKING_P50_RATIO, ""));
            }
        }
        return verdicts;
    }

    private static void spin(List<Verdict> verdicts, Measured each, Percentiles bare) {
        Percentiles own = valid(each);
        verdicts.add(Verdict.atMost(what(each, "p50"), own.p50(), SPIN_P50, "ns"));
        verdicts.add(Verdict.atMost(what(each, "p99 / bare's"), own.p99() / bare.p99(), TAIL_RATIO, ""));
        verdicts.add(Verdict.atMost(what(each, "p99.9 / bare's"), own.p999() / bare.p999(), TAIL_RATIO, ""));
        verdicts.add(Verdict.atMost(what(each, "p99.99 / bare's"), own.p9999() / bare.p9999(), TAIL_RATIO, ""));
    }

    private static Percentiles valid(Measured each) {
        double nan = Double.NaN;
        return each.valid() ? each.decided() : new Percentiles(0, nan, nan, nan, nan, nan, nan);
    }

    private static String what(Measured each, String value) {
        return String.format(Locale.ROOT, "%s, %s, %,.0f/s: %s", each.path(), each.waitMode(), each.planned(), value);
    }

    private Optional<Measured> bareBeside(Measured each) {
        return measured.stream()
                .filter(other -> other.path().equals(Measured.BARE)
                        && other.waitMode().equals(each.waitMode())
                        && other.planned() == each.planned()
                        && other.valid())
                .findFirst();
    }

    /** A picture of all rates with one wait strategy; empty when nothing was measured with it. */
    Optional<String> svg(String wait) {
        PercentilePlot plot = new PercentilePlot("Planned to decided, " + wait.replace('_', ' '));
        double[] rates = measured.stream()
                .filter(each -> each.waitMode().equals(wait))
                .mapToDouble(Measured::planned)
                .distinct()
                .toArray();
        Arrays.stream(rates)
                .forEach(rate -> plot.panel(String.format(Locale.ROOT, "%,.0f/s", rate), lines(wait, rate)));
        return rates.length == 0 ? Optional.empty() : Optional.of(plot.svg());
    }

    private List<PercentilePlot.Line> lines(String wait, double rate) {
        return measured.stream()
                .filter(each -> each.planned() == rate
                        && (each.waitMode().equals(wait) || each.waitMode().equals("-")))
                .map(each -> new PercentilePlot.Line(
                        each.valid() ? each.path() : each.path() + " (FAIL)",
                        each.decided().values()))
                .toList();
    }
}
