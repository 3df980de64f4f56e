package io.strikeiq.feeds;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A feed on a thread of its own, as a run has it; closed with the test. */
public final class RunningFeed implements AutoCloseable, FeedStop {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(1);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final Feed feed;
    private final Thread thread;
    public final GivenTicks given = new GivenTicks();

    public RunningFeed(Feed feed, FeedPosition behind) {
        this.feed = feed;
        this.thread = new Thread(() -> feed.run(behind, given, this), "test-feed");
        thread.start();
    }

    /** Waits for something that the feed's ticks show; for as long as the test may take. */
    public void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!thread.isAlive()) {
                throw new AssertionError("the feed has ended");
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    @Override
    public boolean isRequested() {
        return stop.getCount() == 0;
    }

    @Override
    public boolean await(long nanos) {
        try {
            return stop.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop.countDown();
        feed.wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
