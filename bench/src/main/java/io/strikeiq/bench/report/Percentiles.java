package io.strikeiq.bench.report;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Percentiles of latencies in nanoseconds.
 *
 * @param count samples; the percentiles of none are NaN
 */
public record Percentiles(long count, double p50, double p90, double p99, double p999, double p9999, double max) {
    /** Names of the values, in their order. */
    public static final List<String> NAMES = List.of("p50", "p90", "p99", "p99.9", "p99.99", "max");

    /** Reads a histogram of nanoseconds. */
    public static Percentiles of(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return new Percentiles(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        return new Percentiles(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getValueAtPercentile(99.99),
                histogram.getMaxValue());
    }

    /** The values in the order of {@link #NAMES}. */
    public List<Double> values() {
        return List.of(p50, p90, p99, p999, p9999, max);
    }
}
