package io.strikeiq.bench.soak;

import io.strikeiq.bench.report.Verdict;
import io.strikeiq.service.cli.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
        return List.of(
                Verdict.atMost("heap after a collection, half its span in a process", heap(), 2, "%"),
                Verdict.atMost("threads, most less least in a process", most(Evening::threads), 0, ""),
                Verdict.atMost("descriptors, most less least in a process", most(Evening::descriptors), 0, ""),
                Verdict.atMost("mappings, most less least in a process", most(Evening::mappings), 0, ""),
                Verdict.atLeast("runs that an uninterrupted replay repeats", same, runs, ""),
                Verdict.atMost("services that ended in order but not well", unclean, 0, ""));
    }

    /** From the sixth day on, the evenings of each process but its first, and but those without a database. */
    private Collection<List<Evening>> lives() {
        Map<Integer, List<Evening>> lives = new TreeMap<>();
        evenings.stream()
                .filter(each -> each.day() >= FIRST && each.fault() == Fault.NONE)
                .forEach(each -> lives.computeIfAbsent(each.process(), none -> new ArrayList<>())
                        .add(each));
        return lives.values();
    }

    private double heap() {
        return lives().stream()
                .map(life -> life.stream().mapToLong(Evening::heap).summaryStatistics())
                .mapToDouble(heap -> (heap.getMax() - heap.getMin()) / 2.0 / heap.getAverage() * PERCENT)
                .max()
                .orElse(Double.NaN);
    }

    private double most(ToLongFunction<Evening> value) {
        return lives().stream()
                .map(life -> life.stream().mapToLong(value).summaryStatistics())
                .mapToDouble(figures -> figures.getMax() - figures.getMin())
                .max()
                .orElse(Double.NaN);
    }
}
