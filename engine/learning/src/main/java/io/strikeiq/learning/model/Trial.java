package io.strikeiq.learning.model;

import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.statistics.AreaUnderCurve;
import io.strikeiq.learning.statistics.Forecasts;
import io.strikeiq.learning.statistics.Interval;
import io.strikeiq.learning.statistics.LogLoss;
import io.strikeiq.learning.statistics.StationaryBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A challenger beside the stamped confidence, on the last days only.
 *
 * @param horizon nanoseconds
 * @param outcomes that both predicted
 * @param area under the challenger's curve
 * @param brierGain mean of the champion's square error less the challenger's
 * @param brierInterval of that, days drawn again
 * @param lossGain the same of log loss
 * @param sharpe of the daily gross return of the signals to which the challenger gave more than the rate of wins before
 * @param returns days that had one
 * @param promoted whether it may take the champion's place: area above 0.6, and both gains above 0 with their intervals
 */
public record Trial(
        long horizon,
        int outcomes,
        int days,
        double area,
        double brierGain,
        Interval brierInterval,
        double lossGain,
        Interval lossInterval,
        double sharpe,
        int returns,
        boolean promoted) {
    private static final double LEAST_AREA = 0.6;
    private static final int LEAST_DAYS = 5;
    /** A prior or a cell may say 0 or 1; log loss is then taken of these. */
    private static final double SURE = 1e-3;

    /**
     * Judges predictions.
     *
     * @param predictions of one horizon, by time
     * @param share of the days, from the end, that are looked at
     */
    public static Trial of(long horizon, List<Prediction> predictions, double share, int draws, long seed) {
        long[] days = predictions.stream()
                .mapToLong(p -> Days.of(p.outcome().time()))
                .distinct()
                .toArray();
        long[] held = Arrays.copyOfRange(days, (int) Math.floor(days.length * (1 - share)), days.length);
        List<Prediction> judged = predictions.stream()
                .filter(p -> held.length > 0 && Days.of(p.outcome().time()) >= held[0])
                .filter(p -> !Double.isNaN(p.outcome().said().confidence()))
                .toList();
        double before = predictions.stream()
                .filter(p -> held.length > 0 && Days.of(p.outcome().time()) < held[0])
                .mapToInt(p -> p.outcome().won() ? 1 : 0)
                .average()
                .orElse(0.5);
        if (judged.isEmpty()) {
            return new Trial(
                    horizon,
                    0,
                    held.length,
                    Double.NaN,
                    Double.NaN,
                    Interval.UNKNOWN,
                    Double.NaN,
                    Interval.UNKNOWN,
                    Double.NaN,
                    0,
                    false);
        }
        Gain brier = gain(
                judged,
                held,
                p -> square(p.outcome().said().confidence(), p) - square(p.probability(), p),
                draws,
                seed);
        Gain loss = gain(
                judged, held, p -> loss(p.outcome().said().confidence(), p) - loss(p.probability(), p), draws, seed);
        double area = area(judged);
        double[] returns = returns(judged, held, before);
        boolean promoted = area > LEAST_AREA && brier.interval.low() > 0 && loss.interval.low() > 0;
        return new Trial(
                horizon,
                judged.size(),
                held.length,
                area,
                brier.mean,
                brier.interval,
                loss.mean,
                loss.interval,
                sharpe(returns),
                returns.length,
                promoted);
    }

    /** The horizon, for people. */
    public String horizonName() {
        return ScoredSignal.horizonName(horizon);
    }

    private record Gain(double mean, Interval interval) {}

    private static Gain gain(
            List<Prediction> judged, long[] held, ToDoubleFunction<Prediction> gain, int draws, long seed) {
        double[] sums = new double[held.length];
        double[] weights = new double[held.length];
        for (Prediction each : judged) {
            int day = Arrays.binarySearch(held, Days.of(each.outcome().time()));
            sums[day] += each.outcome().share() * gain.applyAsDouble(each);
            weights[day] += each.outcome().share();
        }
        Interval interval = held.length < LEAST_DAYS
                ? Interval.UNKNOWN
                : new StationaryBootstrap(held.length, 1, seed).ratio(sums, weights, draws, 0.95);
        return new Gain(Arrays.stream(sums).sum() / Arrays.stream(weights).sum(), interval);
    }

    private static double square(double probability, Prediction of) {
        double error = probability - (of.outcome().won() ? 1 : 0);
        return error * error;
    }

    private static double loss(double probability, Prediction of) {
        return LogLoss.of(
                Math.max(SURE, Math.min(1 - SURE, probability)), of.outcome().won());
    }

    private static double area(List<Prediction> judged) {
        double[] probabilities =
                judged.stream().mapToDouble(Prediction::probability).toArray();
        boolean[] wins = new boolean[probabilities.length];
        for (int i = 0; i < wins.length; i++) {
            wins[i] = judged.get(i).outcome().won();
        }
        return AreaUnderCurve.of(Forecasts.of(probabilities, wins));
    }

    private static double[] returns(List<Prediction> judged, long[] held, double above) {
        double[] sums = new double[held.length];
        for (Prediction each : judged) {
            ScoredSignal outcome = each.outcome();
            if (each.probability() > above && !Double.isNaN(outcome.grossReturn())) {
                sums[Arrays.binarySearch(held, Days.of(outcome.time()))] += outcome.grossReturn();
            }
        }
        return sums;
    }

    /** Mean over standard deviation; {@code NaN} where nothing varies. */
    private static double sharpe(double[] returns) {
        double mean = Arrays.stream(returns).average().orElse(Double.NaN);
        double variance =
                Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum() / (returns.length - 1);
        return variance > 0 ? mean / Math.sqrt(variance) : Double.NaN;
    }
}
