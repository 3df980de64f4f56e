package io.strikeiq.persistence.journal;

import java.util.function.LongSupplier;
import net.openhft.chronicle.core.time.TimeProvider;

/** A clock that stands still between two steps, so that its user knows before a record which file takes it. */
final class SteppedClock implements TimeProvider {
    private static final long DAY = 86_400_000L;
    private final LongSupplier clock;
    private long now;

    SteppedClock(LongSupplier clock) {
        this.clock = clock;
        this.now = clock.getAsLong();
    }

    /** Takes the present time, and returns its day, in days since the epoch. */
    long step() {
        now = clock.getAsLong();
        return Math.floorDiv(now, DAY);
    }

    @Override
    public long currentTimeMillis() {
        return now;
    }
}
