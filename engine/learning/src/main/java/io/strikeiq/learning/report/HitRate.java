package io.strikeiq.learning.report;

import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.statistics.Interval;
import java.util.List;

/**
 * Share of wins among resolved outcomes.
 *
 * @param interval days drawn again; unknown of too few days
 * @param base rate of all signals of that kind (with a direction or without) on these underlyings at the horizon
 */
public record HitRate(double rate, Interval interval, double base) {
    static HitRate of(List<ScoredSignal> resolved, DayIndex days, double base) {
        return new HitRate(DayIndex.mean(resolved, HitRate::win), days.interval(resolved, HitRate::win), base);
    }

    static double win(ScoredSignal outcome) {
        return outcome.won() ? 1 : 0;
    }
}
