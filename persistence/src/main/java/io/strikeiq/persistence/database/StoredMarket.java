package io.strikeiq.persistence.database;

import java.time.Instant;

/**
 * A row of {@code market_snapshots}.
 *
 * @param timestamp event time up to which every tick is in the values
 * @param metrics JSON object of values by metric, null for unknown
 */
public record StoredMarket(Instant timestamp, String symbol, String runId, long tickSequence, String metrics) {}
