package io.strikeiq.learning.report;

import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.statistics.AreaUnderCurve;
import io.strikeiq.learning.statistics.BrierScore;
import io.strikeiq.learning.statistics.CalibrationError;
import io.strikeiq.learning.statistics.Forecasts;
import io.strikeiq.learning.statistics.Interval;
import io.strikeiq.learning.statistics.LogLoss;
import io.strikeiq.learning.statistics.StationaryBootstrap;
import java.util.List;

/**
 * How good confidence is as a probability.
 *
 * @param forecasts resolved outcomes that had one
 * @param isPrior whether these are priors, because none was learned; otherwise only those learned count
 * @param baseLogLoss of who says the base rate always
 * @param errorBand of the calibration error, days drawn again
 * @param area under the ROC curve
 */
public record ForecastQuality(
        int forecasts,
        boolean isPrior,
        BrierScore brier,
        double logLoss,
        double baseLogLoss,
        CalibrationError error,
        Interval errorBand,
        double area) {
    /** Draws of the band: each sorts nothing, but bins all forecasts. */
    private static final int MOST_DRAWS = 200;

    private static final ForecastQuality NONE = new ForecastQuality(
            0,
            false,
            new BrierScore(Double.NaN, Double.NaN, Double.NaN, Double.NaN),
            Double.NaN,
            Double.NaN,
            new CalibrationError(Double.NaN, Double.NaN, Double.NaN),
            Interval.UNKNOWN,
            Double.NaN);

    /** Outcomes whose confidence is to be looked at: those learned, or all where none was. */
    static List<ScoredSignal> judged(List<ScoredSignal> resolved) {
        List<ScoredSignal> known = resolved.stream()
                .filter(outcome ->
                        outcome.said().confidence() >= 0 && outcome.said().confidence() <= 1)
                .toList();
        List<ScoredSignal> learned =
                known.stream().filter(outcome -> outcome.said().isLearned()).toList();
        return learned.isEmpty() ? known : learned;
    }

    static Forecasts forecasts(List<ScoredSignal> judged, DayIndex days) {
        int count = judged.size();
        double[] probabilities = new double[count];
        boolean[] wins = new boolean[count];
        double[] weights = new double[count];
        int[] dayOf = new int[count];
        for (int i = 0; i < count; i++) {
            ScoredSignal outcome = judged.get(i);
            probabilities[i] = outcome.said().confidence();
            wins[i] = outcome.won();
            weights[i] = outcome.share();
            dayOf[i] = days.of(outcome.time());
        }
        return Forecasts.of(probabilities, wins, weights, dayOf);
    }

    static ForecastQuality of(List<ScoredSignal> resolved, DayIndex days, ReportSettings settings) {
        List<ScoredSignal> judged = judged(resolved);
        if (judged.isEmpty()) {
            return NONE;
        }
        Forecasts forecasts = forecasts(judged, days);
        boolean hasBand =
                judged.stream().mapToInt(o -> days.of(o.time())).distinct().count() >= settings.leastDays();
        return new ForecastQuality(
                judged.size(),
                !judged.get(0).said().isLearned(),
                BrierScore.of(forecasts, settings.bins()),
                LogLoss.of(forecasts),
                LogLoss.ofBaseRate(forecasts),
                CalibrationError.of(forecasts, settings.bins()),
                hasBand
                        ? CalibrationError.band(
                                forecasts,
                                settings.bins(),
                                new StationaryBootstrap(days.size(), 1, settings.seed()),
                                Math.min(MOST_DRAWS, settings.draws()),
                                settings.level())
                        : Interval.UNKNOWN,
                AreaUnderCurve.of(forecasts));
    }
}
