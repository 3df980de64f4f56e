package io.strikeiq.learning.experience;

import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.learning.PastOutcome;
import java.util.ArrayList;
import java.util.List;

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
