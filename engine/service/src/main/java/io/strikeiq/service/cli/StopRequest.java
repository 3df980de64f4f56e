package io.strikeiq.service.cli;

import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.StopLatch;

/**
 * The wish that a run should end, from any thread. The publisher asks for it between ticks; nobody is interrupted, since
 * an interrupt would close the files of a journal.
 */
public final class StopRequest implements FeedStop {
    private final StopLatch requested = new StopLatch();

    public void request() {
        requested.request();
    }

    @Override
    public boolean isRequested() {
        return requested.isRequested();
    }

    @Override
    public boolean await(long nanos) {
        return requested.await(nanos);
    }

    /** Waits for the request. */
    public void await() {
        boolean come = false;
        while (!come) {
            come = await(Long.MAX_VALUE);
        }
    }
}
