package io.strikeiq.persistence.journal;

import net.openhft.chronicle.core.time.TimeProvider;

/**
 * A clock that never goes back. The queue cannot write to the file of a day that it has closed, so that a clock set back
 * over midnight would end the journal.
 */
final class ForwardClock implements TimeProvider {
    private static final long DAY = 86_400_000L;
    private final TimeProvider clock;
    private long latest;

    /** @param firstDay day before which the clock does not begin, in days since the epoch */
    ForwardClock(TimeProvider clock, long firstDay) {
        this.clock = clock;
        this.latest = firstDay * DAY;
    }

    @Override
    public long currentTimeMillis() {
        latest = Math.max(latest, clock.currentTimeMillis());
        return latest;
    }
}
