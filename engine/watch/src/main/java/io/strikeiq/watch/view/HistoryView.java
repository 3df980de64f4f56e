package io.strikeiq.watch.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Metrics of one underlying over time, as the database has them.
 *
 * @param runId the run that they are of
 * @param points by event time, the oldest first
 */
public record HistoryView(String symbol, String runId, List<Point> points) {
    /** Metrics at an event time. */
    public record Point(Instant time, Map<String, Double> metrics) {}
}
