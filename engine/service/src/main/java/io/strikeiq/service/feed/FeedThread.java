package io.strikeiq.service.feed;

import io.strikeiq.service.cli.StopRequest;

/** Runs a feed on a thread of its own. Its end, by itself, by failure or by a close, always reaches the queue. */
public final class FeedThread implements AutoCloseable {
    /** Name of the thread. */
    public static final String THREAD_NAME = "strikeiq-feed";

    private final StopRequest stop = new StopRequest();
    private final FeedQueue queue;
    private final Thread thread;

    private FeedThread(Feed feed, FeedPosition behind, FeedQueue queue) {
        this.queue = queue;
        this.thread = new Thread(() -> run(feed, behind), THREAD_NAME);
        thread.setDaemon(true);
    }

    /** Starts a feed into a queue. */
    public static FeedThread start(Feed feed, FeedPosition behind, FeedQueue queue) {
        FeedThread running = new FeedThread(feed, behind, queue);
        running.thread.start();
        return running;
    }

    private void run(Feed feed, FeedPosition behind) {
        RuntimeException failure = null;
        try {
            feed.run(behind, queue, stop);
        } catch (FeedClosedException e) {
            return;
        } catch (RuntimeException e) {
            failure = e;
        } catch (Throwable e) {
            failure = new IllegalStateException("feed " + feed.name() + " failed: " + e, e);
        } finally {
            queue.end(failure);
        }
    }

    /** Asks the feed to end and waits for it; what waits in the queue stays there. */
    @Override
    public void close() {
        stop.request();
        queue.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
