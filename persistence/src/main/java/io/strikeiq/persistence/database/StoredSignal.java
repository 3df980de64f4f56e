package io.strikeiq.persistence.database;

import java.time.Instant;

/**
 * A row of {@code ai_signal_logs}; {@code NaN} where SQL has null.
 *
 * @param timestamp event time
 * @param metadata JSON object with the evidence
 */
public record StoredSignal(
        long id,
        Instant timestamp,
        String symbol,
        String signal,
        double confidence,
        double spotPrice,
        String metadata,
        String engine,
        String direction,
        double strength,
        double level,
        String runId,
        long tickSequence,
        int ordinal,
        long journalIndex) {}
