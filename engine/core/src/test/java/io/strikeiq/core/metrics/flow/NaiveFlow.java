package io.strikeiq.core.metrics.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Decayed sums and z-scores straight from their definition, over everything that ever happened. */
final class NaiveFlow<T> {
    record At<T>(long time, T what) {}

    final List<At<T>> all = new ArrayList<>();

    void add(long time, T what) {
        all.add(new At<>(time, what));
    }

    double sum(long time, long halfLife, ToDoubleFunction<T> value) {
        double sum = 0;
        for (At<T> one : all) {
            sum += value.applyAsDouble(one.what) * Math.pow(2, -(double) (time - one.time) / halfLife);
        }
        return sum;
    }

    static double rate(double sum, long halfLife) {
        return sum * Math.log(2) / (halfLife / 1e9);
    }

    /** z-score of a value among samples, each weighing by its age as of the newest. */
    static double score(double value, List<At<Double>> samples, long halfLife, double minimumSamples) {
        double weight = 0;
        double mean = 0;
        for (At<Double> sample : samples) {
            double w = weight(sample, samples, halfLife);
            weight += w;
            mean += w * sample.what;
        }
        mean /= weight;
        if (weight < minimumSamples) {
            return Double.NaN;
        }
        double variance = 0;
        for (At<Double> sample : samples) {
            variance += weight(sample, samples, halfLife) * Math.pow(sample.what - mean, 2);
        }
        return (value - mean) / Math.sqrt(variance / weight);
    }

    /** A sample as it enters a history: clipped at so many standard deviations once there is enough history. */
    static double clipped(double value, List<At<Double>> samples, long halfLife, double minimumSamples, double clip) {
        if (samples.isEmpty()) {
            return value;
        }
        double zero = score(0, samples, halfLife, minimumSamples);
        double one = score(1, samples, halfLife, minimumSamples);
        double deviation = 1 / (one - zero);
        double mean = -zero * deviation;
        return Double.isFinite(mean)
                ? Math.max(mean - clip * deviation, Math.min(mean + clip * deviation, value))
                : value;
    }

    private static double weight(At<Double> sample, List<At<Double>> samples, long halfLife) {
        return Math.pow(2, -(double) (samples.get(samples.size() - 1).time - sample.time) / halfLife);
    }
}
