package io.strikeiq.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where a feed of one partition ends for another owner: at the fence record of its owner's epoch. A fence of any other epoch it passes
 * over, with a POSITION tick, so that the numbers of ticks depend on the partition alone. For any thread.
 */
public final class FeedFence {
    private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(500);

    private volatile long epoch;
    private volatile boolean onlyNew;
    private volatile boolean caughtUp;
    private volatile boolean reached;
    private volatile boolean holds;
    private volatile boolean held;
    private volatile long endOffset = -1;
    private volatile long writtenAt;

    /** One that ends no feed. */
    public FeedFence() {}

    /** Lets the feed end at the fence of an epoch from now on; 0 for at none. */
    public void endAt(long ownerEpoch) {
        arm(ownerEpoch, false);
    }

    /** As the other, but passes over fences that are in the partition when the feed begins: those of handovers that were refused. */
    public void endAtNext(long ownerEpoch) {
        arm(ownerEpoch, true);
    }

    /** As the other, but there the feed comes to stand, and goes on when it is released. */
    public void holdAtNext(long ownerEpoch) {
        caughtUp = false;
        held = false;
        arm(ownerEpoch, true);
        holds = true;
    }

    private void arm(long ownerEpoch, boolean next) {
        reached = false;
        holds = false;
        onlyNew = next;
        epoch = ownerEpoch;
    }

    /** @param isNew whether it was not there yet when the feed began */
    boolean endsAt(long ownerEpoch, boolean isNew) {
        return epoch != 0 && epoch == ownerEpoch && (isNew || !onlyNew);
    }

    /** @param millis time of the fence's record, by its producer */
    void pass(long millis) {
        writtenAt = millis;
    }

    /** When the fence was written at which the feed ended or stands, by the clock of its writer, milliseconds since the epoch. */
    public long writtenAt() {
        return writtenAt;
    }

    /** Whether the feed is to go on after the fence, when it is released. */
    boolean holds() {
        return holds;
    }

    /**
     * Stands at the fence, on the feed's thread.
     *
     * @param stop ends it
     * @return whether it was released
     */
    boolean hold(BooleanSupplier stop) {
        held = true;
        while (held && !stop.getAsBoolean()) {
            LockSupport.parkNanos(this, LOOK);
        }
        return !held;
    }

    /** Whether the feed stands at the fence and has given all before it. */
    public boolean isHeld() {
        return held;
    }

    /** Lets the feed go on that stands at the fence. */
    public void release() {
        held = false;
    }

    void catchUp() {
        caughtUp = true;
    }

    void reach() {
        reached = true;
    }

    void end(long offset) {
        endOffset = offset;
    }

    /** Offset of the record that says that no tick follows, −1 where the feed has not come to it; for feeds of one partition. */
    public long endOffset() {
        return endOffset;
    }

    /** Whether the feed has given what was in the partition when it began. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Whether the feed has ended at the fence. */
    public boolean isReached() {
        return reached;
    }
}
