package io.strikeiq.learning.report;

import io.strikeiq.core.signal.Outcome;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.statistics.Uniqueness;
import java.util.List;

/**
 * What came of signals.
 *
 * @param bothBarriers losses in which one price reached both barriers
 * @param flagged scored on stale data or on spot instead of a book
 * @param effective effective number of resolved outcomes, by the weights
 */
public record Counts(
        int outcomes,
        int resolved,
        int wins,
        int losses,
        int timeouts,
        int unresolved,
        int bothBarriers,
        int flagged,
        double effective) {
    static Counts of(List<ScoredSignal> outcomes) {
        int[] by = new int[Outcome.values().length];
        int both = 0;
        int flagged = 0;
        for (ScoredSignal outcome : outcomes) {
            by[outcome.outcome().ordinal()]++;
            both += outcome.bothBarriers() ? 1 : 0;
            flagged += outcome.flagged() ? 1 : 0;
        }
        int unresolved = by[Outcome.UNRESOLVED.ordinal()];
        return new Counts(
                outcomes.size(),
                outcomes.size() - unresolved,
                by[Outcome.WIN.ordinal()],
                by[Outcome.LOSS.ordinal()],
                by[Outcome.TIMEOUT.ordinal()],
                unresolved,
                both,
                flagged,
                Uniqueness.effective(outcomes.stream()
                        .filter(ScoredSignal::isResolved)
                        .mapToDouble(ScoredSignal::share)
                        .toArray()));
    }
}
