package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.persistence.journal.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal of a run to PostgreSQL on a thread of its own, exactly once: rows and the journal index that they
 * reach are committed together, and a start goes on behind the committed index.
 *
 * <pre>
 *   journal ─▶ batch, by size and time ─▶ transaction: check index ▶ COPY ▶ move index ─▶ counters, waiters
 *                 ▲                            │
 *                 └──── wait, same batch ──────┘ database away
 * </pre>
 *
 * <p>While the database is away the journal is the buffer: one batch is held in memory, and tried again with doubling
 * waits. A damaged journal ends the writer once the records before the damage are committed.
 */
public final class BatchWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final String THREAD_NAME = "strikeiq-batch-writer";
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(2);

    private final JournalBatches journal;
    private final long batchInterval;
    private final CommittedState state = new CommittedState();
    private final RetryingCommitter committer;
    private final Thread thread;
    private volatile boolean flushing;
    private volatile boolean closed;

    private BatchWriter(Database database, Path journal, WriterSettings settings) {
        this.journal = new JournalBatches(journal, settings.batchSize());
        this.batchInterval = settings.batchInterval();
        this.committer = new RetryingCommitter(new RunCommitter(database, this.journal.runId()), state);
        this.thread = new Thread(this::follow, THREAD_NAME);
        thread.setDaemon(true);
    }

    /**
     * Starts to follow a journal that has been begun.
     *
     * @throws JournalException when the directory holds no signal journal
     */
    public static BatchWriter start(Database database, Path journal, WriterSettings settings) {
        BatchWriter writer = new BatchWriter(database, journal, settings);
        writer.thread.start();
        return writer;
    }

    /**
     * Writes what a journal has beyond the committed index, on the calling thread, to the journal's end so far.
     *
     * @return rows written
     * @throws DatabaseException when the database is not there; what was committed stays so
     * @throws JournalException when the journal is damaged; the rows before the damage are written
     */
    public static long catchUp(Database database, Path journal, WriterSettings settings) {
        try (JournalBatches batches = new JournalBatches(journal, settings.batchSize())) {
            RunCommitter committer = new RunCommitter(database, batches.runId());
            batches.startBehind(committer.committedIndex());
            long rows = 0;
            for (batches.fill(); !batches.batch().isEmpty(); batches.fill()) {
                rows += committer.commit(batches.batch()).rows();
                batches.batch().restart();
            }
            if (batches.damage() != null) {
                throw batches.damage();
            }
            return rows;
        } catch (SQLException | JdbiException e) {
            throw new DatabaseException(
                    "cannot write " + journal + " to " + database.location() + ": " + e.getMessage(), e);
        }
    }

    private void follow() {
        try (journal) {
            long committed = committer.committedIndex();
            if (!closed) {
                journal.startBehind(committed);
                followFrom();
            }
        } catch (JournalException | DatabaseException e) {
            LOG.error("the batch writer stops behind journal record {}: {}", committedIndex(), e.getMessage());
            state.fail(e);
        } finally {
            state.end();
        }
    }

    private void followFrom() {
        long openedAt = 0;
        while (!closed) {
            boolean wasEmpty = journal.batch().isEmpty();
            journal.fill();
            Batch batch = journal.batch();
            state.read(batch.to());
            if (wasEmpty) {
                openedAt = System.nanoTime();
            }
            boolean due = flushing
                    || journal.isFull()
                    || journal.damage() != null
                    || System.nanoTime() - openedAt >= batchInterval;
            if (!batch.isEmpty() && due) {
                committer.commit(batch);
                batch.restart();
            } else if (batch.isEmpty() && journal.damage() != null) {
                throw journal.damage();
            } else {
                LockSupport.parkNanos(this, POLL);
            }
        }
    }

    /** Journal index up to which the run is in the database, −1 when nothing of it is. */
    public long committedIndex() {
        return state.committedIndex();
    }

    /**
     * Counters as of now; for any thread.
     *
     * @param journalEnd index of the journal's last record
     */
    public BatchCounters counters(long journalEnd) {
        return state.counters(journalEnd);
    }

    /** What ended the writer before its time, or null. */
    public RuntimeException failure() {
        return state.failure();
    }

    /**
     * Writes from now on without waiting for full batches, and waits until a journal index is committed.
     *
     * @param nanos time to wait at most
     * @return whether it is committed; not so when the writer has ended before
     */
    public boolean flush(long index, long nanos) {
        flushing = true;
        LockSupport.unpark(thread);
        return state.await(index, Duration.ofNanos(nanos));
    }

    /** Stops the thread after the batch in hand; what is not committed stays in the journal. */
    @Override
    public void close() {
        closed = true;
        committer.giveUp();
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
