package io.strikeiq.feeds;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that something should end, once and for good; for any thread. Nobody is interrupted: that would close the files of a journal. */
public final class StopLatch implements FeedStop {
    private final CountDownLatch requested = new CountDownLatch(1);

    /** Asks for the end. */
    public void request() {
        requested.countDown();
    }

    @Override
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** @throws IllegalStateException when the waiting thread is interrupted */
    @Override
    public boolean await(long nanos) {
        try {
            return requested.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("whoever waits for a stop must not be interrupted", e);
        }
    }
}
