package io.strikeiq.bench.soak;

import io.strikeiq.bench.report.Verdict;
import io.strikeiq.service.cli.Table;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * The evenings of a soak and what came of its runs.
 *
 * @param evenings in order
 * @param runs runs that it left
 * @param same runs of which an uninterrupted replay gave the same hashes and signals
 * @param unclean exit codes other than 0 of services that ended in order
 */
record SoakReport(List<Evening> evenings, int runs, int same, int unclean) {
    /** The days before are those in which the process comes to its size. */
    private static final int FIRST = 5;

    private static final double MEBIBYTE = 1 << 20;
    private static final double PERCENT = 100;

    String text() {
        Table table = new Table(">day", "what happened", ">heap MiB", ">threads", ">descriptors", ">mappings");
        for (Evening each : evenings) {
            table.row(
                    Integer.toString(each.day() + 1),
                    each.fault().toString(),
                    String.format(Locale.ROOT, "%.1f", each.heap() / MEBIBYTE),
                    Integer.toString(each.threads()),
                    Integer.toString(each.descriptors()),
                    Integer.toString(each.mappings()));
        }
        return table.toString();
    }

    List<Verdict> verdicts() {
        double mean = evenings.stream()
                .filter(each -> each.day() >= FIRST)
                .mapToLong(Evening::heap)
                .average()
                .orElse(Double.NaN);
        return List.of(
                Verdict.atMost(
                        "heap after a collection, half its span", spread(Evening::heap) / 2 / mean * PERCENT, 2, "%"),
                Verdict.atMost("threads, most less least", spread(Evening::threads), 0, ""),
                Verdict.atMost("descriptors, most less least", spread(Evening::descriptors), 0, ""),
                Verdict.atMost("mappings, most less least", spread(Evening::mappings), 0, ""),
                Verdict.atLeast("runs that an uninterrupted replay repeats", same, runs, ""),
                Verdict.atMost("services that ended in order but not well", unclean, 0, ""));
    }

    private double spread(ToLongFunction<Evening> value) {
        var figures = evenings.stream()
                .filter(each -> each.day() >= FIRST)
                .mapToLong(value)
                .summaryStatistics();
        return figures.getCount() == 0 ? Double.NaN : figures.getMax() - figures.getMin();
    }
}
