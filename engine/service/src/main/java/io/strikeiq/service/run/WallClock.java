package io.strikeiq.service.run;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time of day, for what is named or dated by it; nothing that decides a signal may ask it. */
@FunctionalInterface
public interface WallClock {
    /** That of the system. */
    WallClock SYSTEM = new WallClock() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long millis() {
            return System.currentTimeMillis();
        }
    };

    Instant now();

    /** Milliseconds since the epoch, UTC; that of the system makes no object. */
    default long millis() {
        return now().toEpochMilli();
    }

    /** Nanoseconds since the epoch, UTC. */
    default long nanos() {
        Instant now = now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
