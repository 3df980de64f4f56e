package io.strikeiq.watch.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One underlying as of an event time, of which the other views are parts.
 *
 * @param time every tick up to this event time is in the values
 * @param runId run, null where none is stored
 * @param tick number of the tick before which they were taken
 * @param metrics values by name of the metric, {@code NaN} for unknown
 * @param chainTime event time of the chain, which in snapshots is an earlier one than that of the metrics
 * @param expiries chains that have not expired, nearest first
 * @param roots of net gamma exposure, ascending; null in a snapshot
 */
public record MarketView(
        String symbol,
        Origin origin,
        Instant time,
        String runId,
        long tick,
        double spot,
        Map<String, Double> metrics,
        Instant chainTime,
        List<ExpiryView> expiries,
        List<Root> roots) {
    double metric(String name) {
        return metrics.getOrDefault(name, Double.NaN);
    }
}
