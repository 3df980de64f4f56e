package io.strikeiq.persistence.database;

import java.time.Instant;

/**
 * A row of {@code ai_event_logs}.
 *
 * @param id by which it is stored once
 * @param timestamp wall clock
 * @param metadata a JSON object
 * @param runId empty before a run is chosen
 */
public record StoredEvent(
        String id,
        Instant timestamp,
        String type,
        String actor,
        String description,
        String metadata,
        String runId,
        int epoch) {}
