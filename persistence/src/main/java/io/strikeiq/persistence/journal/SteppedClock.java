package io.strikeiq.persistence.journal;

import net.openhft.chronicle.core.time.TimeProvider;

/** A clock that stands still between two steps, so that its user knows before a record which file takes it. */
final class SteppedClock implements TimeProvider {
    private static final long DAY = 86_400_000L;
    private final TimeProvider clock;
    private long now;

    SteppedClock(TimeProvider clock) {
        this.clock = clock;
        this.now = clock.currentTimeMillis();
    }

    /** Takes the present time, and returns its day, in days since the epoch. */
    long step() {
        now = clock.currentTimeMillis();
        return Math.floorDiv(now, DAY);
    }

    @Override
    public long currentTimeMillis() {
        return now;
    }
}
