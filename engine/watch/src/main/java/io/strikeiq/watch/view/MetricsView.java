package io.strikeiq.watch.view;

import java.time.Instant;
import java.util.Map;

/**
 * Every metric of one underlying.
 *
 * @param time every tick up to this event time is in the values
 * @param metrics values by name, unknown ones null
 */
public record MetricsView(
        String symbol, Origin origin, Instant time, String runId, long tick, Map<String, Double> metrics) {
    /** Of a market. */
    public static MetricsView of(MarketView market) {
        return new MetricsView(
                market.symbol(), market.origin(), market.time(), market.runId(), market.tick(), market.metrics());
    }
}
