package io.strikeiq.persistence.journal;

import java.nio.charset.StandardCharsets;

/**
 * A run: one pass of ticks through the engines.
 *
 * @param runId unique among runs, 1 to 64 ASCII characters
 * @param source where the ticks come from, such as the directory of their journal
 * @param startedAt wall clock in nanoseconds since the epoch
 */
public record RunInfo(String runId, String source, long startedAt) {
    /** Checks the id. */
    public RunInfo {
        if (runId.isEmpty()
                || runId.length() > 64
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(runId)) {
            throw new IllegalArgumentException("run id '" + runId + "' must have 1 to 64 ASCII characters");
        }
    }
}
