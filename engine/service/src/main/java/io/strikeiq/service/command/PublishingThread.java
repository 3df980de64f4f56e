package io.strikeiq.service.command;

import io.strikeiq.cluster.JournalPublisher;
import io.strikeiq.service.cli.StopRequest;

/** Publishes a journal on a thread of its own while it is recorded, so that brokers that are away hold up nobody. */
final class PublishingThread {
    private final StopRequest stop = new StopRequest();
    private final Thread thread;

    private PublishingThread(JournalPublisher publisher) {
        this.thread = new Thread(() -> publisher.run(stop), "strikeiq-publisher");
        thread.setDaemon(true);
    }

    static PublishingThread start(JournalPublisher publisher) {
        PublishingThread publishing = new PublishingThread(publisher);
        publishing.thread.start();
        return publishing;
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
}
