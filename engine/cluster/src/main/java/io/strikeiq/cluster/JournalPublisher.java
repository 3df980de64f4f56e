package io.strikeiq.cluster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.connection.Backoff;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalSpan;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a tick journal, which may be written meanwhile, and publishes its ticks. The journal is the buffer: while the brokers
 * are away nothing waits but the topic, and when they are back it resumes where the topic ends.
 */
public final class JournalPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(JournalPublisher.class);
    private static final int BATCH = 4_096;
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

    private final Path journal;
    private final Brokers brokers;
    private final String topic;
    private final int partitions;
    private final MarketEvent tick = new MarketEvent();
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();

    /**
     * @param journal folder of the tick journal, which need not be there yet
     * @param partitions of the topic
     */
    public JournalPublisher(Path journal, Brokers brokers, String topic, int partitions) {
        this.journal = journal;
        this.brokers = brokers;
        this.topic = topic;
        this.partitions = partitions;
    }

    /**
     * Looks whether the topic can be published to, so that a mistake is said at once.
     *
     * @throws ClusterException saying why not
     */
    public void check() {
        try (Topics topics = new Topics(brokers)) {
            topics.make(topic, partitions, false);
            topics.requireRoom(topic);
        }
        if (JournalInspector.isJournal(journal)) {
            try (TickPublisher publisher = open()) {
                publisher.flush();
            }
        }
    }

    /**
     * Publishes until the journal's end, if its writer gave it one, or until a stop; then what the journal has by then.
     *
     * @return whether the topic has all that the journal has
     * @throws ClusterException for a mistake, which would not go away, such as a topic with the ticks of another journal
     */
    public boolean run(FeedStop stop) {
        Backoff backoff = new Backoff(SHORTEST, LONGEST, new SplittableRandom());
        while (true) {
            if (!JournalInspector.isJournal(journal)) {
                if (stop.await(REST)) {
                    return true;
                }
                continue;
            }
            try (TickPublisher publisher = open();
                    TickJournalReader reader = TickJournalReader.open(journal, publisher.next())) {
                follow(publisher, reader, stop, backoff);
                return true;
            } catch (ClusterException e) {
                if (!e.isPassing()) {
                    throw e;
                }
                retries.incrementAndGet();
                LOG.warn("{}; it goes on where the topic ends, the journal keeps the rest", e.getMessage());
                if (stop.await(backoff.next())) {
                    return false;
                }
            }
        }
    }

    /** What identifies a journal. */
    static String source(Path journal) {
        return source(TickJournalSpan.of(journal));
    }

    private static String source(TickJournalSpan span) {
        return span.source() + " from " + span.firstTime();
    }

    private TickPublisher open() {
        TickJournalSpan span = TickJournalSpan.of(journal);
        long last = span.lastTick();
        TickPublisher publisher = new TickPublisher(brokers, topic, partitions, source(span));
        // The record that says that none follows has a number too.
        if (publisher.reached() > last + 1) {
            publisher.close();
            throw new JournalException(
                    "topic '" + topic + "' has tick " + publisher.reached() + ", but journal " + journal + " ends with "
                            + last + ": its machine lost the end of it; record into a new journal and topic");
        }
        return publisher;
    }

    private void follow(TickPublisher publisher, TickJournalReader reader, FeedStop stop, Backoff backoff) {
        for (Instrument terms : reader.definitionsBefore()) {
            publisher.learn(tick.asInstrument(terms, terms.effectiveFrom()));
        }
        while (true) {
            boolean last = stop.isRequested();
            int some = 0;
            while (some < BATCH && reader.next(tick)) {
                publisher.publish(tick);
                some++;
            }
            published.addAndGet(some);
            publisher.mark();
            if (some == BATCH) {
                continue;
            }
            publisher.flush();
            backoff.reset();
            if (reader.isComplete()) {
                publisher.end();
                return;
            }
            if (last) {
                return;
            }
            stop.await(REST);
        }
    }

    /** Ticks read from the journal and given to the topic since the start; for any thread. */
    public long published() {
        return published.get();
    }

    /** How often the brokers were away; for any thread. */
    public long retries() {
        return retries.get();
    }
}
