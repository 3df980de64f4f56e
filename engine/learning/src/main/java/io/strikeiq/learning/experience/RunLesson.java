package io.strikeiq.learning.experience;

import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.learning.PastOutcome;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.learning.outcome.UnderlyingVenues;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from the journal of a run what it teaches. An underlying whose symbol or venue has control characters teaches nothing: it would
 * break the lines of the lesson.
 */
public final class RunLesson {
    private record Identity(int epoch, long tick, String engine, int ordinal) {}

    private final Map<Identity, Map<String, Double>> evidence = new HashMap<>();
    private final List<LearnedOutcome> outcomes = new ArrayList<>();
    private final List<Lesson> known;
    private final String source;
    private final UnderlyingVenues venues;
    private final long after;

    private RunLesson(UnderlyingVenues venues, List<Lesson> known, String source, long after) {
        this.venues = venues;
        this.known = known;
        this.after = after;
        this.source = source;
    }

    /**
     * The lesson of a run: of the signals of a recording that have been learned from before, nothing is in it.
     *
     * @param signals folder of its signal journal
     * @param venues of its underlyings
     * @param source identity of its recording, see {@link RecordingIdentity}
     * @param known the lessons that have been learned
     * @param after event time up to which its outcomes are left out
     * @throws io.strikeiq.persistence.journal.JournalException when the journal cannot be read
     */
    public static Lesson read(
            Path signals, UnderlyingVenues venues, String runId, String source, List<Lesson> known, long after) {
        RunLesson lesson = new RunLesson(venues, known, source, after);
        try (SignalJournalReader reader = SignalJournalReader.open(signals)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof SignalEmitted signal) {
                    lesson.add(signal);
                } else if (record instanceof SignalScored outcome) {
                    lesson.add(outcome);
                }
            }
        }
        return Lesson.of(runId, source, lesson.outcomes);
    }

    private void add(SignalEmitted signal) {
        Map<String, Double> values = new LinkedHashMap<>();
        signal.evidence().forEach(each -> values.putIfAbsent(each.reason(), each.value()));
        evidence.put(new Identity(signal.epoch(), signal.tickSequence(), signal.engine(), signal.ordinal()), values);
    }

    private void add(SignalScored outcome) {
        boolean isStated = outcome.horizon() == Horizons.nanos(Horizons.STATED);
        Identity identity =
                new Identity(outcome.signalEpoch(), outcome.signalTick(), outcome.engine(), outcome.signalOrdinal());
        Map<String, Double> values = isStated ? evidence.remove(identity) : null;
        boolean taught = known.stream().anyMatch(each -> each.covers(source, outcome.signalTime()));
        if (outcome.outcome() == Outcome.UNRESOLVED || taught || outcome.time() <= after) {
            return;
        }
        String venue = venues.of(outcome.underlyingId());
        if ((venue + outcome.underlying()).chars().anyMatch(Character::isISOControl)) {
            return;
        }
        outcomes.add(new LearnedOutcome(
                outcome.signalTime(),
                outcome.horizon(),
                new PastOutcome(
                        venue,
                        outcome.underlying(),
                        outcome.engine(),
                        outcome.signal(),
                        outcome.time(),
                        outcome.outcome(),
                        outcome.ivRegime(),
                        outcome.gammaRegime(),
                        outcome.weight(),
                        outcome.score(),
                        outcome.modelScore(),
                        outcome.strength(),
                        values == null ? Map.of() : values)));
    }
}
