package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.persistence.journal.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal of a run to PostgreSQL on a thread of its own, exactly once: rows and the journal index that they
 * reach are committed together, and a start goes on behind the committed index.
 *
 * <p>While the database is away the journal is the buffer: one batch is held in memory, and tried again with growing
 * waits. A damaged journal ends the writer once the records before the damage are committed.
 */
public final class BatchWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    /** Name of the thread. */
    public static final String THREAD_NAME = "strikeiq-batch-writer";

    private final Database database;
    private final JournalBatches journal;
    private final long batchInterval;
    private final CommittedState state;
    private final Preparation preparation;
    private final Fence fence;
    private final Thread thread;
    private volatile boolean flushing;
    private volatile boolean resting;
    private final AtomicLong steps = new AtomicLong();
    private volatile boolean closed;

    private BatchWriter(Database database, Following following, WriterSettings settings) {
        this.database = database;
        this.journal = new JournalBatches(following.journal(), settings.batchSize(), following.limit());
        this.batchInterval = settings.batchInterval();
        this.state = new CommittedState(following.end());
        this.preparation = following.preparation();
        this.fence = following.fence();
        this.thread = new Thread(this::follow, THREAD_NAME);
        thread.setDaemon(true);
    }

    /**
     * What is to be followed.
     *
     * @param journal directory of the journal
     * @param end tells the index of the journal's last record, by which the writer knows how far behind it is
     * @param limit tells the index of the last record that the database may have: what a power failure could take from the
     *     journal must not be in the database
     * @param preparation what the database needs before the first row
     * @param fence what must hold in each transaction
     */
    public record Following(Path journal, LongSupplier end, LongSupplier limit, Preparation preparation, Fence fence) {
        /** Of a run that nobody else may write. */
        public Following(Path journal, LongSupplier end, LongSupplier limit, Preparation preparation) {
            this(journal, end, limit, preparation, Fence.NONE);
        }
    }

    /**
     * Starts to follow a journal that has been begun.
     *
     * @throws JournalException when the directory holds no signal journal
     */
    public static BatchWriter start(Database database, Path journal, WriterSettings settings) {
        return start(database, new Following(journal, () -> -1, () -> Long.MAX_VALUE, Preparation.NONE), settings);
    }

    /** As {@link #start(Database, Path, WriterSettings)}, of a database that may be away and not ready. */
    public static BatchWriter start(Database database, Following following, WriterSettings settings) {
        BatchWriter writer = new BatchWriter(database, following, settings);
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
        return catchUp(database, journal, settings, Fence.NONE);
    }

    /** As the other, while a fence holds. */
    public static long catchUp(Database database, Path journal, WriterSettings settings, Fence fence) {
        try (JournalBatches batches = new JournalBatches(journal, settings.batchSize())) {
            RunCommitter committer =
                    new RunCommitter(new PostgresStore(database, batches.runId(), fence), batches.runId());
            batches.startBehind(committer.committed());
            long rows = 0;
            for (batches.fill(); !batches.batch().isEmpty(); batches.fill()) {
                rows += committer.commit(batches.batch()).rows();
                batches.batch().restart();
            }
            if (batches.damage() != null) {
                throw batches.damage();
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseException(
                    "cannot write " + journal + " to " + database.location() + ": " + DatabaseException.reason(e), e);
        }
    }

    private void follow() {
        try (journal) {
            WriterLoop loop = new WriterLoop(
                    journal,
                    new PostgresStore(database, journal.runId(), fence),
                    preparation,
                    state,
                    new BackOff(System::nanoTime, ThreadLocalRandom.current()),
                    System::nanoTime,
                    batchInterval);
            while (!closed) {
                long wait = loop.step(flushing);
                steps.incrementAndGet();
                if (wait > 0 && !closed) {
                    resting = true;
                    LockSupport.parkNanos(this, wait);
                    resting = false;
                }
            }
        } catch (JournalException | DatabaseException e) {
            LOG.error("the batch writer stops behind journal record {}: {}", committedIndex(), e.getMessage());
            state.fail(e);
        } catch (Throwable e) {
            LOG.error("the batch writer stops behind journal record {}", committedIndex(), e);
            state.fail(e);
        } finally {
            resting = true;
            state.end();
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
    public Throwable failure() {
        return state.failure();
    }

    /** Steps taken: while these stand still and it is not at rest, it waits for the database or the disk. */
    public long steps() {
        return steps.get();
    }

    /** Whether it waits on purpose, for records or for its next try, or has ended. */
    public boolean isResting() {
        return resting;
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
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
