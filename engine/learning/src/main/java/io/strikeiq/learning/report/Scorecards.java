package io.strikeiq.learning.report;

import io.strikeiq.core.learning.Horizons;
import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.statistics.FalseDiscoveries;
import io.strikeiq.learning.statistics.SuperiorAbility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the scorecards of all scopes, judges them together, and finds the best engine of each horizon. */
final class Scorecards {
    /** Signals whose outcomes are alike: with a direction or without, on one underlying, at one horizon. */
    private record Pool(String underlying, long horizon, boolean isDirectional) {
        static Pool of(ScoredSignal outcome) {
            return new Pool(outcome.underlying(), outcome.horizon(), outcome.isDirectional());
        }
    }

    private final RecordedRun run;
    private final ReportSettings settings;
    private final DayIndex days;
    private final PathEnds ends = new PathEnds();
    private final Map<Pool, Double> bases;
    private final Map<Scope, List<ScoredSignal>> scopes = new LinkedHashMap<>();
    private final Map<Scope, PlaceboTest> placebos = new LinkedHashMap<>();
    private final Map<Scope, PlaceboResult> results = new LinkedHashMap<>();

    Scorecards(RecordedRun run, ReportSettings settings) {
        this.run = run;
        this.settings = settings;
        this.days = new DayIndex(run.outcomes(), settings);
        this.bases = bases();
        Comparator<Scope> order = Comparator.comparingLong(Scorecards::rank)
                .thenComparing(Scope::engine)
                .thenComparing(Scope::signal)
                .thenComparing(Scope::underlying)
                .thenComparing(Scope::ivRegime)
                .thenComparing(Scope::gammaRegime);
        Map<Scope, List<ScoredSignal>> sorted = new TreeMap<>(order);
        for (ScoredSignal outcome : run.outcomes()) {
            for (Scope.Detail detail : Scope.Detail.values()) {
                sorted.computeIfAbsent(Scope.of(outcome, detail), scope -> new ArrayList<>())
                        .add(outcome);
            }
        }
        scopes.putAll(sorted);
        scopes.forEach(this::hold);
    }

    /** Holds a scope against its placebo, if there is enough of it. */
    private void hold(Scope scope, List<ScoredSignal> outcomes) {
        List<ScoredSignal> resolved = resolved(outcomes);
        PlaceboTest placebo = new PlaceboTest(run, ends, resolved, scope.horizon());
        if (scope.detail() == Scope.Detail.ENGINE) {
            placebos.put(scope, placebo);
        }
        boolean isJudged = resolved.size() >= settings.leastSignals();
        results.put(scope, isJudged ? placebo.result(settings) : PlaceboResult.NONE);
    }

    private static List<ScoredSignal> resolved(List<ScoredSignal> outcomes) {
        return outcomes.stream().filter(ScoredSignal::isResolved).toList();
    }

    /** Of a scope and random times. */
    PlaceboResult result(Scope scope) {
        return results.get(scope);
    }

    /** The p-value of each scope, adjusted for all that was looked at; unknown where it is not judged. */
    Map<Scope, Double> adjusted() {
        List<Scope> all = List.copyOf(results.keySet());
        double[] p = results.values().stream().mapToDouble(PlaceboResult::p).toArray();
        double[] adjusted = FalseDiscoveries.adjusted(p, weights(all, p));
        Map<Scope, Double> byScope = new LinkedHashMap<>();
        for (int i = 0; i < p.length; i++) {
            byScope.put(all.get(i), adjusted[i]);
        }
        return byScope;
    }

    /** The end of the session is the longest horizon. */
    private static long rank(Scope scope) {
        return scope.horizon() == Horizons.SESSION_END ? Long.MAX_VALUE : scope.horizon();
    }

    DayIndex days() {
        return days;
    }

    /** All, the shortest horizon first; each with its verdict. */
    List<Scorecard> all() {
        Map<Scope, Double> adjusted = adjusted();
        List<Scorecard> judged = new ArrayList<>();
        scopes.forEach((scope, outcomes) -> {
            Scorecard card = card(scope, outcomes);
            double p = adjusted.get(scope);
            judged.add(card.judged(p, Verdict.of(card, p, settings)));
        });
        return judged;
    }

    /** Half of what may be found by mistake goes to engines, a quarter to their signals, an eighth to each finer kind. */
    private static double[] weights(List<Scope> scopes, double[] p) {
        Map<Scope.Detail, Integer> tested = new EnumMap<>(Scope.Detail.class);
        for (int i = 0; i < p.length; i++) {
            if (!Double.isNaN(p[i])) {
                tested.merge(scopes.get(i).detail(), 1, Integer::sum);
            }
        }
        double[] weights = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            Scope.Detail detail = scopes.get(i).detail();
            weights[i] = detail.share() / tested.getOrDefault(detail, 1);
        }
        return weights;
    }

    private Scorecard card(Scope scope, List<ScoredSignal> outcomes) {
        List<ScoredSignal> resolved = resolved(outcomes);
        PlaceboResult placebo = result(scope);
        boolean isJudged = resolved.size() >= settings.leastSignals();
        return new Scorecard(
                scope,
                Counts.of(outcomes),
                HitRate.of(resolved, days, base(resolved)),
                ForecastQuality.of(resolved, days, settings),
                Profit.of(resolved, days),
                placebo,
                isJudged ? RuleComparison.of(run, ends, resolved, scope.horizon(), days) : List.of(),
                Double.NaN,
                "");
    }

    /** What signals of that kind win on each underlying, as often as they are among the outcomes. */
    private double base(List<ScoredSignal> resolved) {
        return DayIndex.mean(resolved, outcome -> bases.get(Pool.of(outcome)));
    }

    private Map<Pool, Double> bases() {
        Map<Pool, List<ScoredSignal>> pools = new LinkedHashMap<>();
        for (ScoredSignal outcome : run.outcomes()) {
            if (outcome.isResolved()) {
                pools.computeIfAbsent(Pool.of(outcome), p -> new ArrayList<>()).add(outcome);
            }
        }
        Map<Pool, Double> rates = new LinkedHashMap<>();
        pools.forEach((pool, of) -> rates.put(pool, DayIndex.mean(of, HitRate::win)));
        return rates;
    }

    /** The best engine of each horizon. */
    List<BestEngine> best() {
        Map<Long, Map<String, double[]>> byHorizon = new LinkedHashMap<>();
        placebos.forEach((scope, placebo) -> {
            List<ScoredSignal> outcomes = scopes.get(scope);
            if (outcomes.stream().anyMatch(ScoredSignal::isDirectional)) {
                byHorizon
                        .computeIfAbsent(scope.horizon(), h -> new LinkedHashMap<>())
                        .put(scope.engine(), placebo.excess(days));
            }
        });
        List<BestEngine> best = new ArrayList<>();
        byHorizon.forEach((horizon, engines) -> {
            List<String> names = List.copyOf(engines.keySet());
            double[][] performance = engines.values().toArray(new double[0][]);
            SuperiorAbility test = SuperiorAbility.of(performance, 1, settings.draws(), settings.seed());
            best.add(new BestEngine(
                    ScoredSignal.horizonName(horizon),
                    test.best() < 0 ? "" : names.get(test.best()),
                    names,
                    days.size(),
                    test));
        });
        return best;
    }
}
