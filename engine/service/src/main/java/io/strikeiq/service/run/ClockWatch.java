package io.strikeiq.service.run;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the clock of the machine with the monotonic one, says when it was set, and counts it. Nothing that decides asks that
 * clock: event time comes from the ticks, and a day of the journals that is over does not begin again. One thread at a time looks.
 */
final class ClockWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    /** Far beyond what a service slews the clock by between two looks, and below what anyone sets it by. */
    private static final long LEAST = 1_000_000_000L;

    private static final double SECOND = 1e9;

    private final WallClock clock;
    private final LongSupplier monotonic;
    private long wallAt;
    private long monotonicAt;
    private long jumps;

    /** @param monotonic nanoseconds that never go back */
    ClockWatch(WallClock clock, LongSupplier monotonic) {
        this.clock = clock;
        this.monotonic = monotonic;
        this.wallAt = clock.nanos();
        this.monotonicAt = monotonic.getAsLong();
    }

    /** Looks at both. */
    @Override
    public synchronized void run() {
        long before = monotonic.getAsLong();
        long wall = clock.nanos();
        long now = monotonic.getAsLong();
        if (now - before > LEAST / 2) {
            // The thread stood still between the two; the next look tells.
            return;
        }
        long ahead = wall - wallAt - (now - monotonicAt);
        // One that stands still is no clock that anybody set.
        if (Math.abs(ahead) > LEAST && wall != wallAt) {
            jumps++;
            LOG.warn(
                    "the clock of the machine was set {} by {} s; event time goes on as it was",
                    ahead < 0 ? "back" : "ahead",
                    String.format(Locale.ROOT, "%.1f", Math.abs(ahead) / SECOND));
        }
        wallAt = wall;
        monotonicAt = now;
    }

    /** How often it was set, up to now; for any thread. */
    synchronized long jumps() {
        run();
        return jumps;
    }
}
