package io.strikeiq.cluster;

/**
 * Where a feed of one partition ends for another owner: at the fence record of its owner's epoch. A fence of any other epoch it passes
 * over, with a POSITION tick, so that the numbers of ticks depend on the partition alone. For any thread.
 */
public final class FeedFence {
    private volatile long epoch;
    private volatile boolean onlyNew;
    private volatile boolean caughtUp;
    private volatile boolean reached;
    private volatile long endOffset = -1;

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

    private void arm(long ownerEpoch, boolean next) {
        reached = false;
        onlyNew = next;
        epoch = ownerEpoch;
    }

    /** @param isNew whether it was not there yet when the feed began */
    boolean endsAt(long ownerEpoch, boolean isNew) {
        return epoch != 0 && epoch == ownerEpoch && (isNew || !onlyNew);
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
