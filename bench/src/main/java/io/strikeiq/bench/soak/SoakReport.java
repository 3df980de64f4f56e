package io.strikeiq.bench.soak;

import io.strikeiq.bench.report.Verdict;
import io.strikeiq.service.cli.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The evenings of a soak and what came of its runs.
 *
 * @param evenings in order
 * @param starts in order
 * @param runs runs that it left
 * @param same runs of which an uninterrupted replay gave the same hashes and signals
 * @param unclean exit codes other than 0 of services that ended in order
 */
record SoakReport(List<Evening> evenings, List<ServiceStart> starts, int runs, int same, int unclean) {
    /** The days before are those in which the process comes to its size. */
    private static final int FIRST = 5;
    /** A pool has four connections at most; the JVM has two sockets of its own. */
    private static final int MOST_SOCKETS = 6;

    private static final double LONGEST_START = 10;
    private static final double MEBIBYTE = 1 << 20;
    private static final double PERCENT = 100;

    /** What the JSON file holds. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("evenings", evenings);
        figures.put("starts", starts);
        return figures;
    }

    String text() {
        return nights() + "\n" + ups();
    }

    private String ups() {
        Table table = new Table(">after days", ">ticks recorded", ">done again", ">processor s", ">wall s");
        for (ServiceStart each : starts) {
            table.row(
                    Integer.toString(each.after()),
                    String.format(Locale.ROOT, "%,d", each.recorded()),
                    String.format(Locale.ROOT, "%,d", each.again()),
                    String.format(Locale.ROOT, "%.1f", each.processor()),
                    String.format(Locale.ROOT, "%.1f", each.seconds()));
        }
        return table.toString();
    }

    private String nights() {
        Table table =
                new Table(">day", "what happened", ">heap MiB", ">threads", ">descriptors", ">sockets", ">mappings");
        for (Evening each : evenings) {
            table.row(
                    Integer.toString(each.day() + 1),
                    each.fault().toString(),
                    String.format(Locale.ROOT, "%.1f", each.heap() / MEBIBYTE),
                    Integer.toString(each.threads()),
                    Integer.toString(each.descriptors()),
                    Integer.toString(each.sockets()),
                    Integer.toString(each.mappings()));
        }
        return table.toString();
    }

    /** A soak of a few days says nothing of what grows with them. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>(evenings.size() > FIRST ? held() : List.of());
        verdicts.add(Verdict.atLeast("runs that an uninterrupted replay repeats", same, runs, ""));
        verdicts.add(Verdict.atMost("services that ended in order but not well", unclean, 0, ""));
        return verdicts;
    }

    private List<Verdict> held() {
        double last = starts.get(starts.size() - 1).processor();
        return List.of(
                Verdict.atMost("heap after a collection, half its span in a process", heap(), 2, "%"),
                Verdict.atMost("threads, most less least in a process", most(Evening::threads), 0, ""),
                Verdict.atMost("descriptors, most less least in a process", most(Evening::descriptors), 0, ""),
                Verdict.atMost(
                        "sockets",
                        evenings.stream().mapToInt(Evening::sockets).max().orElse(0),
                        MOST_SOCKETS,
                        ""),
                Verdict.atMost("mappings, most less least in a process", most(Evening::mappings), 0, ""),
                Verdict.atMost("processor time of the last start", last, LONGEST_START, "s"));
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
