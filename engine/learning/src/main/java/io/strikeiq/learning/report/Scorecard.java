package io.strikeiq.learning.report;

import java.util.List;

/**
 * What the signals of one scope were worth at one horizon.
 *
 * @param adjusted p-value of the placebo test, adjusted for all scopes that were looked at; unknown where none was made
 * @param verdict in plain words
 */
public record Scorecard(
        Scope scope,
        Counts counts,
        HitRate hits,
        ForecastQuality confidence,
        Profit profit,
        PlaceboResult placebo,
        List<RuleComparison> rules,
        double adjusted,
        String verdict) {
    Scorecard judged(double p, String words) {
        return new Scorecard(scope, counts, hits, confidence, profit, placebo, rules, p, words);
    }
}
