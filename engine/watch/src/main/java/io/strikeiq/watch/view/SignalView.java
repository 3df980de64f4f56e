package io.strikeiq.watch.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.database.StoredSignal;
import io.strikeiq.watch.json.Json;
import java.time.Instant;

/**
 * A signal.
 *
 * @param id RUN:EPOCH:TICK:ENGINE:ORDINAL
 * @param timestamp event time
 * @param confidenceLow lower end of its interval, NaN for a prior
 * @param confidenceHigh upper end
 * @param confidenceCount outcomes by weight that it was learned from, 0 for a prior
 * @param metadata its evidence
 */
public record SignalView(
        String id,
        Instant timestamp,
        String symbol,
        String engine,
        String signal,
        String direction,
        double strength,
        double confidence,
        double confidenceLow,
        double confidenceHigh,
        double confidenceCount,
        double spotPrice,
        double level,
        String runId,
        long tickSequence,
        long journalIndex,
        JsonNode metadata) {
    /** Whether outcomes have taught its confidence, which is a prior otherwise. */
    public boolean hasLearnedConfidence() {
        return confidenceCount > 0;
    }

    /** Of a row of the database. */
    public static SignalView of(StoredSignal signal) {
        return new SignalView(
                signal.id().toString(),
                signal.timestamp(),
                signal.symbol(),
                signal.engine(),
                signal.signal(),
                signal.direction(),
                signal.strength(),
                signal.confidence(),
                signal.confidenceLow(),
                signal.confidenceHigh(),
                signal.confidenceCount(),
                signal.spotPrice(),
                signal.level(),
                signal.runId(),
                signal.tickSequence(),
                signal.journalIndex(),
                Json.parse(signal.metadata()));
    }
}
