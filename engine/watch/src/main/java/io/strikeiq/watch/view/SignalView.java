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
        double spotPrice,
        double level,
        String runId,
        long tickSequence,
        long journalIndex,
        JsonNode metadata) {
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
                signal.spotPrice(),
                signal.level(),
                signal.runId(),
                signal.tickSequence(),
                signal.journalIndex(),
                Json.parse(signal.metadata()));
    }
}
