package io.strikeiq.cluster;

import io.strikeiq.feeds.StopLatch;
import io.strikeiq.feeds.connection.Backoff;
import io.strikeiq.persistence.journal.ConsumerPosition;
import io.strikeiq.persistence.journal.FilePositions;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the signal journal of a run on a thread of its own, and writes its records to topics, each at least once and in order,
 * from a position of its own beside the journal. Brokers that are away hold up this thread alone; the journal keeps what they
 * lack. What no broker takes goes to the dead letters.
 */
public final class OutputFollower implements AutoCloseable {
    /** Name of the thread. */
    public static final String THREAD_NAME = "strikeiq-topics";
    /** Under which its position is kept. */
    static final String CONSUMER = "topics";

    private static final Logger LOG = LoggerFactory.getLogger(OutputFollower.class);
    private static final int BATCH = 1_000;
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long BETWEEN_SAVES = TimeUnit.SECONDS.toNanos(1);
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

    private final OutputSettings settings;
    private final Path journal;
    private final LongSupplier limit;
    private final LongSupplier ownerEpoch;
    private final String follows;
    private final Supplier<Instant> clock;
    private final FilePositions positions;
    private final DeadLetters letters;
    private final StopLatch stop = new StopLatch();
    private final Thread thread;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private volatile Throwable failure;
    private volatile long done;
    private long saved;
    private long savedAt;

    private OutputFollower(
            OutputSettings settings,
            Path journal,
            LongSupplier limit,
            LongSupplier ownerEpoch,
            String follows,
            Supplier<Instant> clock) {
        this.follows = follows;
        this.settings = settings;
        this.journal = journal;
        this.limit = limit;
        this.ownerEpoch = ownerEpoch;
        this.clock = clock;
        this.positions = new FilePositions(journal);
        this.letters = new DeadLetters(settings.brokers(), settings.prefix());
        this.done = positions.of(CONSUMER).map(ConsumerPosition::index).orElse(-1L);
        this.saved = done - 1;
        this.savedAt = System.nanoTime() - BETWEEN_SAVES;
        this.thread = new Thread(this::run, THREAD_NAME);
        thread.setDaemon(true);
    }

    /**
     * Begins where it ended the last time, with the first record of a journal that it never followed.
     *
     * @param journal folder of the signal journal
     * @param limit index of the last record that others may have: what a power failure could take back is not published
     * @param ownerEpoch with which the run owns its partition, 0 for a run without one
     * @param follows the run of another owner with whose ticks the run goes on, empty for none
     * @param clock says when the position moves
     */
    public static OutputFollower start(
            OutputSettings settings,
            Path journal,
            LongSupplier limit,
            LongSupplier ownerEpoch,
            String follows,
            Supplier<Instant> clock) {
        OutputFollower follower = new OutputFollower(settings, journal, limit, ownerEpoch, follows, clock);
        follower.thread.start();
        return follower;
    }

    /**
     * Looks whether outputs can go where they are to, so that a mistake is said at once.
     *
     * @throws ClusterException saying why not
     */
    public static void check(OutputSettings settings) {
        OutputTopics.check(settings);
    }

    private void run() {
        Backoff backoff = new Backoff(SHORTEST, LONGEST, new SplittableRandom());
        boolean more = true;
        try {
            save();
            while (more) {
                more = turn(backoff);
            }
        } catch (RuntimeException e) {
            failure = e;
            LOG.error("no more outputs are written to topics: {}", e.getMessage());
        } finally {
            letters.close();
        }
    }

    /** Follows until the brokers go away or it is to end; false for the latter. */
    private boolean turn(Backoff backoff) {
        try (SignalJournalReader reader = SignalJournalReader.open(journal);
                OutputTopics topics = new OutputTopics(settings, reader.runId(), follows)) {
            reader.skipTo(done);
            follow(reader, topics, backoff);
            return false;
        } catch (ClusterException e) {
            retries.incrementAndGet();
            LOG.warn("{}; the journal keeps what the topics lack", e.getMessage());
            return !stop.await(backoff.next());
        }
    }

    private void follow(SignalJournalReader reader, OutputTopics topics, Backoff backoff) {
        OutputRecords records = new OutputRecords(reader.runId());
        boolean asStored = settings.format() == OutputFormat.SBE;
        long names = -1;
        while (true) {
            boolean last = stop.isRequested();
            int some = 0;
            JournalRecord record = null;
            while (some < BATCH && (record = reader.next(limit.getAsLong())) != null) {
                if (asStored && reader.namesIndex() != names) {
                    names = reader.namesIndex();
                    topics.sendNames(reader.names(), names);
                }
                records.of(record, asStored ? reader.stored() : null)
                        .ifPresent(output -> topics.send(output, ownerEpoch.getAsLong()));
                some++;
            }
            if (some > 0) {
                topics.flush();
                backoff.reset();
                bury(topics);
                written.addAndGet(some);
                done = reader.position();
            }
            if (last && some < BATCH) {
                save();
                return;
            }
            if (System.nanoTime() - savedAt >= BETWEEN_SAVES) {
                save();
            }
            if (some < BATCH) {
                stop.await(REST);
            }
        }
    }

    private void bury(OutputTopics topics) {
        for (Output output = topics.nextTooLarge(); output != null; output = topics.nextTooLarge()) {
            letters.bury(
                    output.id(),
                    output.bytes(),
                    "it has " + output.bytes().length + " bytes, more than a broker takes");
        }
    }

    private void save() {
        if (done > saved) {
            positions.move(CONSUMER, done, clock.get());
            saved = done;
        }
        savedAt = System.nanoTime();
    }

    /** Journal records that the topics have, or need not have, since the start; for any thread. */
    public long written() {
        return written.get();
    }

    /** Journal index up to which the topics have all; for any thread. */
    public long reached() {
        return done;
    }

    /** How often the brokers were away; for any thread. */
    public long retries() {
        return retries.get();
    }

    /** Outputs that no broker took; for any thread. */
    public long deadLetters() {
        return letters.count();
    }

    /** What ended it before its time, or null; for any thread. */
    public Throwable failure() {
        return failure;
    }

    /** Writes what the journal has, unless the brokers are away. */
    @Override
    public void close() {
        stop.request();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
