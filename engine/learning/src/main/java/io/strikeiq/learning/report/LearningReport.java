package io.strikeiq.learning.report;

import io.strikeiq.learning.forecast.ForecastReport;
import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.learning.outcome.ScoredSignal;
import java.util.List;

/**
 * What the signals and forecasts of runs were worth.
 *
 * @param signals in the journals
 * @param outcomes of them, one for each horizon
 * @param orphans outcomes that belong to no signal there, left out
 * @param from first day, empty when there is no outcome
 * @param to last day
 * @param tested scopes that were held against a placebo
 * @param found those that beat it after the false discovery rate
 * @param best the best engine of each horizon, tested as the best of all
 */
public record LearningReport(
        List<String> runs,
        long signals,
        int outcomes,
        long orphans,
        String from,
        String to,
        int days,
        ReportSettings settings,
        int tested,
        int found,
        List<BestEngine> best,
        List<Scorecard> scorecards,
        List<HorizonPlots> plots,
        ForecastReport forecasts) {
    /** Makes the report of outcomes. */
    public static LearningReport of(RecordedRun run, ReportSettings settings) {
        Scorecards cards = new Scorecards(run, settings);
        List<Scorecard> all = cards.all();
        DayIndex days = cards.days();
        List<HorizonPlots> plots = all.stream()
                .map(card -> card.scope().horizon())
                .distinct()
                .map(horizon -> HorizonPlots.of(horizon, run.outcomes(), days, settings))
                .toList();
        List<ScoredSignal> outcomes = run.outcomes();
        return new LearningReport(
                run.runIds(),
                run.signals(),
                outcomes.size(),
                run.orphans(),
                outcomes.isEmpty() ? "" : Days.date(days.day(0)),
                outcomes.isEmpty() ? "" : Days.date(days.day(days.size() - 1)),
                days.size(),
                settings,
                (int) all.stream()
                        .filter(card -> !Double.isNaN(card.adjusted()))
                        .count(),
                (int) all.stream()
                        .filter(card -> card.adjusted() <= settings.rate())
                        .count(),
                outcomes.isEmpty() ? List.of() : cards.best(),
                all,
                plots,
                ForecastReport.of(run.paths(), settings.draws(), settings.level(), settings.seed()));
    }

    /** What each engine showed, in plain words. */
    public List<String> verdicts() {
        return scorecards.stream()
                .filter(card -> card.scope().detail() == Scope.Detail.ENGINE)
                .map(Scorecard::verdict)
                .toList();
    }
}
