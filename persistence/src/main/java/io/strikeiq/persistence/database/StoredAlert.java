package io.strikeiq.persistence.database;

import java.time.Instant;

/**
 * A row of {@code alerts}.
 *
 * @param id by which it is stored once
 * @param timestamp event time
 * @param engine of the signal that raised it, null when none did
 * @param ordinal of that signal, null when none did
 * @param metadata a JSON object
 * @param deliveredAt a JSON object: by target when it was delivered
 */
public record StoredAlert(
        String id,
        Instant timestamp,
        String rule,
        String symbol,
        String condition,
        String severity,
        String message,
        String runId,
        int epoch,
        long tickSequence,
        String engine,
        Integer ordinal,
        String metadata,
        String deliveredAt) {}
