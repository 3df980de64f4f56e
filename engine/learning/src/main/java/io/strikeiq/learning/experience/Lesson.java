package io.strikeiq.learning.experience;

import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.learning.PastOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run has taught: the outcomes of its signals that nothing before it had taught, in the order in which they were
 * known. Those that are unresolved teach nothing and are not there.
 *
 * @param source identity of the recording that its ticks are of
 * @param from event time of the first signal, nanoseconds since the epoch
 * @param to event time of the last signal
 */
public record Lesson(String runId, String source, long from, long to, List<LearnedOutcome> outcomes) {
    private static final String TITLE = "strikeiq lesson 1";

    public Lesson {
        outcomes = List.copyOf(outcomes);
    }

    /** Of outcomes that are known. */
    static Lesson of(String runId, String source, List<LearnedOutcome> outcomes) {
        long from =
                outcomes.stream().mapToLong(LearnedOutcome::signalTime).min().orElse(0);
        long to = outcomes.stream().mapToLong(LearnedOutcome::signalTime).max().orElse(0);
        return new Lesson(runId, source, from, to, outcomes);
    }

    /** Whether it has taught of a recording what a signal of a time came to. */
    boolean covers(String recording, long time) {
        return source.equals(recording) && time >= from && time <= to && !outcomes.isEmpty();
    }

    /** The outcomes that confidence is learned from. */
    List<PastOutcome> stated() {
        long horizon = Horizons.nanos(Horizons.STATED);
        return outcomes.stream()
                .filter(each -> each.horizon() == horizon)
                .map(LearnedOutcome::past)
                .toList();
    }

    /** Outcomes that it has one by one. */
    long single() {
        return outcomes.stream().filter(each -> !each.past().isSum()).count();
    }

    /**
     * The same without single outcomes: those that count in the same cell are one, of their weights together, known when the
     * last of them was.
     */
    Lesson summed() {
        Map<List<Object>, LearnedOutcome> sums = new LinkedHashMap<>();
        for (LearnedOutcome each : outcomes) {
            PastOutcome past = each.past();
            List<Object> cell = List.of(
                    each.horizon(),
                    past.venue(),
                    past.underlying(),
                    past.engine(),
                    past.signal(),
                    past.outcome(),
                    past.ivRegime(),
                    past.gammaRegime());
            sums.merge(cell, sum(each), Lesson::add);
        }
        return new Lesson(runId, source, from, to, List.copyOf(sums.values()));
    }

    private static LearnedOutcome sum(LearnedOutcome one) {
        return new LearnedOutcome(one.signalTime(), one.horizon(), weighing(one.past(), one.past(), 0), one.count());
    }

    private static LearnedOutcome add(LearnedOutcome sum, LearnedOutcome one) {
        return new LearnedOutcome(
                Math.max(sum.signalTime(), one.signalTime()),
                sum.horizon(),
                weighing(sum.past(), one.past(), sum.past().weight()),
                sum.count() + one.count());
    }

    private static PastOutcome weighing(PastOutcome first, PastOutcome last, double before) {
        return new PastOutcome(
                first.venue(),
                first.underlying(),
                first.engine(),
                first.signal(),
                Math.max(first.decided(), last.decided()),
                first.outcome(),
                first.ivRegime(),
                first.gammaRegime(),
                before + last.weight(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Map.of());
    }

    int statedCount() {
        long horizon = Horizons.nanos(Horizons.STATED);
        return (int) outcomes.stream()
                .filter(each -> each.horizon() == horizon)
                .mapToLong(LearnedOutcome::count)
                .sum();
    }

    String text() {
        StringBuilder text = new StringBuilder(TITLE);
        text.append("\nrun\t").append(runId);
        text.append("\nsource\t").append(source);
        text.append("\nfrom\t").append(from);
        text.append("\nto\t").append(to);
        text.append('\n').append(LearnedOutcome.COLUMNS).append('\n');
        outcomes.forEach(each -> text.append(each.line()).append('\n'));
        return text.toString();
    }

    /** @throws IllegalArgumentException saying which line is wrong */
    static Lesson parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 6 || !lines.get(0).equals(TITLE)) {
            throw new IllegalArgumentException("is no lesson");
        }
        List<LearnedOutcome> outcomes = new ArrayList<>();
        for (int i = 6; i < lines.size(); i++) {
            try {
                outcomes.add(LearnedOutcome.of(lines.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return new Lesson(
                value(lines.get(1)),
                value(lines.get(2)),
                Long.parseLong(value(lines.get(3))),
                Long.parseLong(value(lines.get(4))),
                outcomes);
    }

    private static String value(String line) {
        return line.substring(line.indexOf('\t') + 1);
    }
}
