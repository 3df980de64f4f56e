package io.strikeiq.service.run;

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
}
