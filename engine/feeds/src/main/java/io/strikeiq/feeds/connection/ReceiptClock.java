package io.strikeiq.feeds.connection;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Stamps of receipt in nanoseconds since the epoch: the wall clock, looked at once a second, and the monotonic clock in
 * between, so that nothing is allocated for a stamp. Towards a venue that plays a recording, the venue's own time at its
 * pace.
 */
public final class ReceiptClock {
    private static final long SECOND = 1_000_000_000L;
    private static final long FARTHEST = 5 * SECOND;

    private final double factor;
    private final LongSupplier nanoTime;
    private long anchor;
    private long anchoredAt;
    private boolean anchored;

    private ReceiptClock(double factor, LongSupplier nanoTime) {
        this.factor = factor;
        this.nanoTime = nanoTime;
    }

    /** The wall clock. */
    public static ReceiptClock wall() {
        return new ReceiptClock(0, System::nanoTime);
    }

    /** The time of a venue that plays at a factor of real time, from when it is {@link #venueTime given} on. */
    public static ReceiptClock playing(double factor) {
        return new ReceiptClock(factor, System::nanoTime);
    }

    /** Whether it keeps the venue's time. */
    public boolean isPlaying() {
        return factor > 0;
    }

    /** It is now a time at the venue. */
    public void venueTime(long time) {
        if (isPlaying()) {
            anchor = time;
            anchoredAt = nanoTime.getAsLong();
            anchored = true;
        }
    }

    /**
     * The stamp of a frame, as near to a time that the frame has of the venue as a stall of this machine leaves it: at a high
     * factor a tenth of a second is longer than what a gate lets through. A real venue's stamps stay as they are.
     *
     * @param stamp of the frame
     * @param time that the frame says of the venue
     */
    public long near(long stamp, long time) {
        if (!isPlaying() || Math.abs(stamp - time) <= FARTHEST) {
            return stamp;
        }
        venueTime(time);
        return time;
    }

    /** The time now; of a venue whose time is not known yet, 0. */
    public long now() {
        long reading = nanoTime.getAsLong();
        if (isPlaying()) {
            return anchored ? anchor + (long) ((reading - anchoredAt) * factor) : 0;
        }
        if (!anchored || reading - anchoredAt > SECOND) {
            Instant now = Instant.now();
            anchor = now.getEpochSecond() * SECOND + now.getNano();
            anchoredAt = reading;
            anchored = true;
        }
        return anchor + reading - anchoredAt;
    }
}
