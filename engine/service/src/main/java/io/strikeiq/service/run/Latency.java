package io.strikeiq.service.run;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Percentiles of a latency in nanoseconds. */
public record Latency(long p50, long p90, long p99, long p999, long max) {
    static Latency of(Histogram histogram) {
        return new Latency(
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue());
    }

    /** The percentiles as columns of a table, in microseconds. */
    String columns() {
        return micros(p50) + micros(p90) + micros(p99) + micros(p999) + micros(max);
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%,12.1f", nanos / 1e3);
    }
}
