package io.strikeiq.persistence.database;

import java.time.Instant;

/**
 * A row of {@code runs}.
 *
 * @param finishedAt null while the run goes on or after it was cut off; the counts and hashes are 0 and null then
 * @param stateHash sixteen hexadecimal digits
 * @param signalHash sixteen hexadecimal digits
 */
public record StoredRun(
        String id,
        String source,
        Instant startedAt,
        Instant finishedAt,
        long ticks,
        long signals,
        String stateHash,
        String signalHash) {}
