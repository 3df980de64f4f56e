package io.strikeiq.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long handovers take, in milliseconds: up to the fence as the drill sees it, from the fence on as the two sides say it, and up to the
 * first output by the times at which the broker had the records; that is due when the tick that gives it is in the topic.
 */
final class HandoverFigures {
    /** In order: of the new owner, of the old one three, of the new one two. */
    private static final List<String> STEPS = List.of("standing", "stopped", "written", "taken", "begun");

    private static final Pattern SAID = Pattern.compile("milliseconds after the fence of epoch (\\d+): (.*)");

    /** By the epoch of the old owner. */
    private final Map<Long, Long> untilReady = new HashMap<>();

    private final Map<Long, Long> untilDone = new HashMap<>();

    /** @param fromEpoch of the old owner */
    void handedOver(long fromEpoch, long readyAfter, long doneAfter) {
        untilReady.put(fromEpoch, readyAfter);
        untilDone.put(fromEpoch, doneAfter);
    }

    int count() {
        return untilDone.size();
    }

    /**
     * Prints the table.
     *
     * @param services both sides
     */
    void print(PrintStream out, List<DrillService> services, TickArrivals ticks, DrillOutputs outputs)
            throws IOException {
        Map<Long, Map<String, Long>> said = said(services);
        out.printf(
                Locale.ROOT,
                "%-42s %6s %6s %6s %6s %6s%n",
                "of " + count() + " handovers, ms",
                "n",
                "p50",
                "p90",
                "p99",
                "most");
        row(out, "asked -> other has caught up", untilReady.values());
        row(out, "asked -> done", untilDone.values());
        for (String step : STEPS) {
            row(
                    out,
                    "fence -> " + step,
                    said.entrySet().stream()
                            .filter(each -> untilDone.containsKey(each.getKey())
                                    && each.getValue().containsKey(step))
                            .map(each -> each.getValue().get(step))
                            .toList());
        }
        List<Long> due = new ArrayList<>();
        List<Long> first = new ArrayList<>();
        List<Long> rest = new ArrayList<>();
        for (long from : untilDone.keySet()) {
            OptionalLong fence = ticks.fence(from);
            DrillOutputs.First output = outputs.firstOfEpoch().get(from + 1);
            if (fence.isPresent() && output != null) {
                long dueAfter = Math.max(0, ticks.tick(output.tick()) - fence.getAsLong());
                long firstAfter = output.at() - fence.getAsLong();
                due.add(dueAfter);
                first.add(firstAfter);
                rest.add(firstAfter
                        - Math.max(dueAfter, said.getOrDefault(from, Map.of()).getOrDefault("begun", 0L)));
            }
        }
        row(out, "fence -> an output is due", due);
        row(out, "fence -> first output", first);
        row(out, "goes on, and it is due -> first output", rest);
    }

    /** What both sides say of their steps, by epoch of the fence. */
    private static Map<Long, Map<String, Long>> said(List<DrillService> services) throws IOException {
        Map<Long, Map<String, Long>> all = new HashMap<>();
        for (DrillService each : services) {
            each.said().forEach(line -> {
                Matcher found = SAID.matcher(line);
                if (found.find()) {
                    Map<String, Long> steps =
                            all.computeIfAbsent(Long.parseLong(found.group(1)), epoch -> new HashMap<>());
                    for (String step : found.group(2).split(", ", -1)) {
                        String[] words = step.split(" ", -1);
                        steps.put(words[0], Long.parseLong(words[1]));
                    }
                }
            });
        }
        return all;
    }

    private static void row(PrintStream out, String what, Collection<Long> millis) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        if (!sorted.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "%-42s %6d %6d %6d %6d %6d%n",
                    what,
                    sorted.size(),
                    at(sorted, 0.5),
                    at(sorted, 0.9),
                    at(sorted, 0.99),
                    at(sorted, 1));
        }
    }

    /** The smallest that so large a part of all does not exceed. */
    private static long at(List<Long> sorted, double part) {
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}
