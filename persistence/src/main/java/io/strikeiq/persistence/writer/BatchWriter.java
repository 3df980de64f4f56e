package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal of a run to the database, batch by batch, on a thread of its own. Rows and the journal index that
 * they reach are committed together, so that whatever dies when, the next writer goes on at the committed index: nothing
 * is lost and nothing doubled.
 *
 * <p>While the database is away the journal is the buffer: the writer keeps one batch and tries again with back-off.
 */
public final class BatchWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long FIRST_BACK_OFF = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_BACK_OFF = TimeUnit.SECONDS.toNanos(5);

    private final Database database;
    private final Path journal;
    private final WriterSettings settings;
    private final Thread thread;
    private volatile long committed = -1;
    private volatile boolean flushing;
    private volatile boolean closed;
    private volatile JournalException damage;

    private BatchWriter(Database database, Path journal, WriterSettings settings) {
        this.database = database;
        this.journal = journal;
        this.settings = settings;
        this.thread = new Thread(this::follow, "strikeiq-writer");
        thread.setDaemon(true);
    }

    /** Starts to follow a journal that has been begun. */
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
        try {
            BatchCommitter committer = new BatchCommitter(database, runId(journal));
            try (JournalTailer tailer = new JournalTailer(journal, settings.batchSize(), committer.committedIndex())) {
                return catchUp(tailer, committer);
            }
        } catch (SQLException | JdbiException e) {
            throw new DatabaseException(
                    "cannot write " + journal + " to " + database.location() + ": " + e.getMessage(), e);
        }
    }

    private static long catchUp(JournalTailer tailer, BatchCommitter committer) throws SQLException {
        long rows = 0;
        JournalException damage = null;
        boolean more = true;
        while (more) {
            try {
                more = tailer.read();
            } catch (JournalException e) {
                damage = e;
                more = false;
            }
            rows += tailer.batch().rows().size();
            commit(tailer, committer);
        }
        if (damage != null) {
            throw damage;
        }
        return rows;
    }

    private static void commit(JournalTailer tailer, BatchCommitter committer) throws SQLException {
        if (tailer.batch().isEmpty()) {
            return;
        }
        if (!committer.commit(tailer.batch(), tailer.from())) {
            throw new IllegalStateException("another writer writes run " + tailer.runId());
        }
        tailer.committed();
    }

    private static String runId(Path journal) {
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            return reader.runId();
        }
    }

    private void follow() {
        long backOff = FIRST_BACK_OFF;
        boolean away = false;
        while (!closed && damage == null) {
            try {
                BatchCommitter committer = new BatchCommitter(database, runId(journal));
                committed = committer.committedIndex();
                if (away) {
                    LOG.info("the database is back; writing goes on behind journal record {}", committed);
                }
                away = false;
                backOff = FIRST_BACK_OFF;
                tail(committer);
            } catch (SQLException | JdbiException e) {
                if (!away) {
                    LOG.warn("the database is away, rows wait in the journal: {}", e.getMessage());
                }
                away = true;
                pause(backOff);
                backOff = Math.min(2 * backOff, LONGEST_BACK_OFF);
            } catch (JournalException e) {
                LOG.error("the writer stops behind journal record {}: {}", committed, e.getMessage());
                damage = e;
            }
        }
    }

    /** Follows the journal until the writer is closed or the database fails. */
    private void tail(BatchCommitter committer) throws SQLException {
        try (JournalTailer tailer = new JournalTailer(journal, settings.batchSize(), committed)) {
            long openedAt = System.nanoTime();
            while (!closed) {
                boolean wasEmpty = tailer.batch().isEmpty();
                boolean full = readGood(tailer);
                if (wasEmpty) {
                    openedAt = System.nanoTime();
                }
                boolean due = full || flushing || System.nanoTime() - openedAt >= settings.batchInterval();
                if (due && !tailer.batch().isEmpty()) {
                    commit(tailer, committer);
                    committed = tailer.from();
                } else if (!full) {
                    pause(POLL);
                }
            }
        }
    }

    /** Reads on; damage is thrown only when the records before it are committed. */
    private static boolean readGood(JournalTailer tailer) {
        try {
            return tailer.read();
        } catch (JournalException e) {
            if (tailer.batch().isEmpty()) {
                throw e;
            }
            return true;
        }
    }

    private static void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    /** Journal index up to which the run is in the database, −1 when nothing of it is. */
    public long committedIndex() {
        return committed;
    }

    /**
     * Writes without waiting for full batches until a journal index is committed.
     *
     * @param nanos time to wait at most
     * @return whether it is committed
     */
    public boolean flush(long index, long nanos) {
        flushing = true;
        long startedAt = System.nanoTime();
        while (committed < index && damage == null && System.nanoTime() - startedAt < nanos) {
            pause(POLL);
        }
        return committed >= index;
    }

    /** Stops the thread after the batch in hand; what is not committed stays in the journal. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
