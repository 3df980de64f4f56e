package io.strikeiq.persistence.database;

import io.strikeiq.persistence.SignalId;
import java.time.Instant;

/**
 * A row of {@code ai_signal_logs}; {@code NaN} where SQL has null.
 *
 * @param timestamp event time
 * @param confidenceLow lower end of its interval
 * @param confidenceHigh upper end
 * @param confidenceCount outcomes by weight that it was learned from, 0 for a prior
 * @param metadata JSON object with the evidence
 */
public record StoredSignal(
        Instant timestamp,
        String symbol,
        String signal,
        double confidence,
        double confidenceLow,
        double confidenceHigh,
        double confidenceCount,
        double spotPrice,
        String metadata,
        String engine,
        String direction,
        double strength,
        double level,
        String runId,
        int epoch,
        long tickSequence,
        int ordinal,
        long journalIndex) {
    /** Its identity, by which it is asked for. */
    public SignalId id() {
        return new SignalId(runId, epoch, tickSequence, engine, ordinal);
    }
}
