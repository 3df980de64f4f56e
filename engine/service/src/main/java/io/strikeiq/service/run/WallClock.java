package io.strikeiq.service.run;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time of day, for what is named or dated by it; nothing that decides a signal may ask it. */
@FunctionalInterface
public interface WallClock {
    /** That of the system. */
    WallClock SYSTEM = Instant::now;

    Instant now();

    /** Nanoseconds since the epoch, UTC. */
    default long nanos() {
        Instant now = now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
