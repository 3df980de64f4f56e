package io.strikeiq.service.run;

import java.time.Instant;

/**
 * That a run goes on no more.
 *
 * @param at wall-clock time, ISO 8601, UTC
 * @param reason why, in words
 */
public record RunClose(String at, String reason) {
    static final String STOPPED = "stopped in order";
    static final String CONFIG = "another config";
    static final String FRESH = "a fresh run was asked for";
    static final String MOVED = "its partition was handed over";
    static final String PROGRAM = "another program";

    static RunClose now(WallClock clock, String reason) {
        return new RunClose(Instant.ofEpochSecond(clock.now().getEpochSecond()).toString(), reason);
    }
}
