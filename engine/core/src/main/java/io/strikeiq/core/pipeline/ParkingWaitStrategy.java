package io.strikeiq.core.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the publisher by a lock and a condition, as {@link BlockingWaitStrategy} does, and for other stages by sleeping where
 * that one spins, as long as they have much to do: a drain that spins meanwhile takes a core from them where there are few.
 */
final class ParkingWaitStrategy implements WaitStrategy {
    private final BlockingWaitStrategy publisher = new BlockingWaitStrategy();
    private final long nap;
    private final long much;

    /**
     * @param nap nanoseconds to sleep
     * @param much ticks that are published and wait for the other stages, from which on it sleeps
     */
    ParkingWaitStrategy(long nap, long much) {
        this.nap = nap;
        this.much = much;
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependentSequence, SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        if (cursor.get() < sequence) {
            // The other one asks for the cursor alone here, so that it does not spin.
            publisher.waitFor(sequence, cursor, cursor, barrier);
        }
        long available = dependentSequence.get();
        while (available < sequence) {
            barrier.checkAlert();
            if (cursor.get() - available >= much) {
                LockSupport.parkNanos(this, nap);
            } else {
                Thread.onSpinWait();
            }
            available = dependentSequence.get();
        }
        return available;
    }

    @Override
    public void signalAllWhenBlocking() {
        publisher.signalAllWhenBlocking();
    }
}
