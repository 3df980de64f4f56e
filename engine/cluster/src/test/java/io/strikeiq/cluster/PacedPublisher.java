package io.strikeiq.cluster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Publishes the ticks of a journal to a topic at a rate, until the load is no longer wanted. */
final class PacedPublisher {
    private static final int BATCH = 50;

    private final Path journal;
    private final Brokers brokers;
    private final String topic;
    private final int rate;
    private final Thread thread = new Thread(this::run, "paced-publisher");
    private volatile boolean wanted = true;
    private final AtomicLong published = new AtomicLong();
    private volatile RuntimeException failure;

    /** @param rate ticks a second */
    PacedPublisher(Path journal, Brokers brokers, String topic, int rate) {
        this.journal = journal;
        this.brokers = brokers;
        this.topic = topic;
        this.rate = rate;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (TickPublisher publisher = new TickPublisher(brokers, topic, 1, JournalPublisher.source(journal));
                TickJournalReader reader = TickJournalReader.open(journal)) {
            MarketEvent tick = new MarketEvent();
            long began = System.nanoTime();
            while (wanted && reader.next(tick)) {
                publisher.publish(tick);
                long done = published.incrementAndGet();
                if (done % BATCH == 0) {
                    publisher.mark();
                    publisher.flush();
                    rest(began + done * 1_000_000_000L / rate);
                }
            }
            publisher.end();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void rest(long until) {
        for (long left = until - System.nanoTime(); wanted && left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    long published() {
        return published.get();
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    /** Lets the topic end here. */
    void finish() throws InterruptedException {
        wanted = false;
        LockSupport.unpark(thread);
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }
}
