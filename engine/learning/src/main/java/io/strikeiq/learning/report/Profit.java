package io.strikeiq.learning.report;

import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.statistics.Interval;
import java.util.List;

/**
 * Returns of resolved outcomes, fractions of the entry price; unknown for signals without a direction.
 *
 * @param gross mean return of a signal, spread paid
 * @param net mean return after costs; unknown where there is no table of costs
 * @param favourable mean of the largest return on the way
 * @param adverse mean of the largest loss on the way
 */
public record Profit(
        double gross, Interval grossInterval, double net, Interval netInterval, double favourable, double adverse) {
    static Profit of(List<ScoredSignal> resolved, DayIndex days) {
        return new Profit(
                DayIndex.mean(resolved, ScoredSignal::grossReturn),
                days.interval(resolved, ScoredSignal::grossReturn),
                DayIndex.mean(resolved, ScoredSignal::netReturn),
                days.interval(resolved, ScoredSignal::netReturn),
                DayIndex.mean(resolved, ScoredSignal::favourable),
                DayIndex.mean(resolved, ScoredSignal::adverse));
    }
}
