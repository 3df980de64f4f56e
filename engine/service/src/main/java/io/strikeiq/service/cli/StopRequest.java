package io.strikeiq.service.cli;

import io.strikeiq.feeds.FeedStop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish that a run should end, from any thread. The publisher asks for it between ticks; nobody is interrupted, since
 * an interrupt would close the files of a journal.
 */
public final class StopRequest implements FeedStop {
    private final CountDownLatch requested = new CountDownLatch(1);

    public void request() {
        requested.countDown();
    }

    @Override
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    @Override
    public boolean await(long nanos) {
        try {
            return requested.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the publisher must not be interrupted", e);
        }
    }

    /** Waits for the request. */
    public void await() {
        boolean come = false;
        while (!come) {
            come = await(Long.MAX_VALUE);
        }
    }
}
