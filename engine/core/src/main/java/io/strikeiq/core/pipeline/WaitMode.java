package io.strikeiq.core.pipeline;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How a stage waits for the next tick: latency against processor time. */
public enum WaitMode {
    /** A lock and a condition: least processor time. */
    BLOCKING,
    /** Spins, then yields. */
    YIELDING,
    /** Spins, yields, then parks. */
    SLEEPING,
    /** Spins: least latency, one core per thread. */
    BUSY_SPIN;

    /** Much of a ring is an eighth of it. */
    private static final int PART = 8;

    WaitStrategy create() {
        return switch (this) {
            case BLOCKING -> new BlockingWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case SLEEPING -> new SleepingWaitStrategy();
            case BUSY_SPIN -> new BusySpinWaitStrategy();
        };
    }

    /**
     * The same for a publisher that is far ahead of the stages.
     *
     * @param nap nanoseconds that a drain sleeps while much of the ring waits for them
     */
    WaitStrategy createForReplay(long nap, int ringSize) {
        return this == BLOCKING ? new ParkingWaitStrategy(nap, ringSize / PART) : create();
    }
}
