package io.strikeiq.persistence.database;

import java.time.Instant;

/**
 * A row of {@code option_chain_snapshots}; {@code NaN} where SQL has null.
 *
 * @param timestamp event time up to which every tick is in the values
 * @param right CALL or PUT
 */
public record StoredOption(
        Instant timestamp,
        String symbol,
        Instant expiry,
        double strike,
        String right,
        int instrumentId,
        double spot,
        double forward,
        double bid,
        double ask,
        double bidSize,
        double askSize,
        double last,
        double volume,
        double openInterest,
        double sigma,
        double delta,
        double gamma,
        double vega,
        double theta,
        String runId,
        long tickSequence,
        String series,
        double venueIv,
        double venueDelta,
        double venueGamma) {}
