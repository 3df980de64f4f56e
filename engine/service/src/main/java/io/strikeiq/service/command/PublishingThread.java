package io.strikeiq.service.command;

import io.strikeiq.cluster.JournalPublisher;
import io.strikeiq.service.cli.StopRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes a journal on a thread of its own while it is recorded, so that brokers that are away hold up nobody. */
final class PublishingThread {
    private static final Logger LOG = LoggerFactory.getLogger(PublishingThread.class);

    private final JournalPublisher publisher;
    private final StopRequest stop = new StopRequest();
    private final Thread thread;
    private volatile RuntimeException failure;
    private volatile boolean whole;

    private PublishingThread(JournalPublisher publisher) {
        this.publisher = publisher;
        this.thread = new Thread(this::run, "strikeiq-publisher");
        thread.setDaemon(true);
    }

    static PublishingThread start(JournalPublisher publisher) {
        PublishingThread publishing = new PublishingThread(publisher);
        publishing.thread.start();
        return publishing;
    }

    private void run() {
        try {
            whole = publisher.run(stop);
        } catch (RuntimeException e) {
            failure = e;
            LOG.error("the topic gets no more ticks, the journal does: {}", e.getMessage());
        }
    }

    /** Lets it publish what the journal has, unless no broker is there. */
    void end() {
        stop.request();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether the topic has all that the journal has; after the end.
     *
     * @throws RuntimeException what ended it before its time
     */
    boolean isWhole() {
        if (failure != null) {
            throw failure;
        }
        return whole;
    }
}
