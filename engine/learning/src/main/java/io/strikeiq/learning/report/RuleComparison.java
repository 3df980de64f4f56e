package io.strikeiq.learning.report;

import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.MarketPath;
import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.statistics.Interval;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Signals beside a one-line rule that speaks at the same moments, both scored by {@link PathRule}.
 *
 * @param rule its name
 * @param moments at which the rule spoke
 * @param signalRate share of wins of the signals there
 * @param ruleRate share of wins of the rule there
 * @param difference of the two, days drawn again
 */
public record RuleComparison(String rule, int moments, double signalRate, double ruleRate, Interval difference) {
    /** The comparison with each rule that spoke. */
    static List<RuleComparison> of(
            RecordedRun run, PathEnds ends, List<ScoredSignal> outcomes, long horizon, DayIndex days) {
        List<RuleComparison> comparisons = new ArrayList<>();
        for (OneLineRule rule : OneLineRule.values()) {
            IdentityHashMap<ScoredSignal, double[]> wins = new IdentityHashMap<>();
            List<ScoredSignal> spoke = new ArrayList<>();
            for (ScoredSignal outcome : outcomes) {
                double[] both = wins(run.path(outcome.underlying()), ends, outcome, rule, horizon);
                if (both.length == 2) {
                    wins.put(outcome, both);
                    spoke.add(outcome);
                }
            }
            if (!spoke.isEmpty()) {
                comparisons.add(new RuleComparison(
                        rule.title(),
                        spoke.size(),
                        DayIndex.mean(spoke, o -> wins.get(o)[0]),
                        DayIndex.mean(spoke, o -> wins.get(o)[1]),
                        days.interval(spoke, o -> wins.get(o)[0] - wins.get(o)[1])));
            }
        }
        return comparisons;
    }

    /** Of the signal and of the rule; empty where one of both cannot be scored. */
    private static double[] wins(MarketPath path, PathEnds ends, ScoredSignal outcome, OneLineRule rule, long horizon) {
        if (path == null || !outcome.isDirectional()) {
            return new double[0];
        }
        int at = path.atOrAfter(outcome.time());
        if (at >= path.size() || Days.of(path.time(at)) != Days.of(outcome.time())) {
            return new double[0];
        }
        int end = ends.of(path, horizon)[at];
        int sign = rule.sign(path, at, horizon);
        if (end < 0 || sign == 0) {
            return new double[0];
        }
        return new double[] {
            PathRule.win(path, at, end, outcome.sign(), outcome.barrier()),
            PathRule.win(path, at, end, sign, outcome.barrier())
        };
    }
}
