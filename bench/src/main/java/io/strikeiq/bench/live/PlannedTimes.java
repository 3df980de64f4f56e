package io.strikeiq.bench.live;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the times at which ticks are due, start + i ÷ rate. Parks until shortly before, so that a sender at a low rate
 * leaves its core to others; one that is late does not wait, and the plan does not move.
 */
final class PlannedTimes {
    private static final long SPIN = TimeUnit.MICROSECONDS.toNanos(200);

    private final double nanosPerTick;
    private final long start;

    PlannedTimes(double ticksPerSecond) {
        this.nanosPerTick = 1e9 / ticksPerSecond;
        this.start = System.nanoTime();
    }

    private long dueAt(long tick) {
        return start + (long) (tick * nanosPerTick);
    }

    /** Whether a tick is due by now. */
    boolean isDue(long tick) {
        return System.nanoTime() >= dueAt(tick);
    }

    void await(long tick) {
        long due = dueAt(tick);
        long left = due - System.nanoTime();
        while (left > 0) {
            if (left > SPIN) {
                LockSupport.parkNanos(left - SPIN / 2);
            } else {
                Thread.onSpinWait();
            }
            left = due - System.nanoTime();
        }
    }

    /** Ticks per second since the start. */
    double rate(long ticks) {
        return ticks * 1e9 / Math.max(1, System.nanoTime() - start);
    }
}
