package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.persistence.journal.JournalException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of the batch writer, step by step, so that whoever takes the steps owns time and thread.
 *
 * <pre>
 *   journal ─▶ batch, by size and time ─▶ transaction: check index ▶ COPY ▶ move index ─▶ counters, waiters
 *                 ▲                            │
 *                 └──── wait, same batch ──────┘ database away
 * </pre>
 */
final class WriterLoop {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLoop.class);
    /** Failovers in a row, without a commit between, until it is taken for a fault of the database. */
    private static final int MOST_LOSSES = 3;

    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(2);

    private final JournalBatches journal;
    private final RunCommitter committer;
    private final Preparation preparation;
    private final CommittedState state;
    private final BackOff backOff;
    private final LongSupplier nanoTime;
    private final long batchInterval;
    private boolean prepared;
    private boolean started;
    private boolean unanswered;
    private int losses;
    private long openedAt;

    WriterLoop(
            JournalBatches journal,
            RunStore store,
            Preparation preparation,
            CommittedState state,
            BackOff backOff,
            LongSupplier nanoTime,
            long batchInterval) {
        this.journal = journal;
        this.committer = new RunCommitter(store, journal.runId());
        this.preparation = preparation;
        this.state = state;
        this.backOff = backOff;
        this.nanoTime = nanoTime;
        this.batchInterval = batchInterval;
    }

    /**
     * Takes one step.
     *
     * @param flushing whether to commit without waiting for more rows
     * @return nanoseconds to wait before the next step
     * @throws JournalException when the journal is damaged and all before the damage is committed
     * @throws DatabaseException when another writer has moved the run
     */
    long step(boolean flushing) {
        try {
            return started ? follow(flushing) : start();
        } catch (LostCommitsException e) {
            goBack(e);
            return 0;
        } catch (SQLException e) {
            state.retried();
            return backOff.failed(e, state.behind());
        }
    }

    /** What the database has lost is in the journal still: the next step starts at its position and writes it again. */
    private void goBack(LostCommitsException e) {
        losses++;
        if (losses > MOST_LOSSES) {
            throw e;
        }
        LOG.warn("{}; it failed over or was restored, and what it lost is written again", e.getMessage());
        state.wentBack();
        unanswered = false;
        started = false;
    }

    private long start() throws SQLException {
        if (!prepared) {
            preparation.prepare();
            prepared = true;
        }
        JournalPosition committed = committer.committed();
        state.start(committed.index());
        backOff.succeeded(state.behind());
        journal.startBehind(committed);
        started = true;
        return 0;
    }

    private long follow(boolean flushing) throws SQLException {
        Batch batch = journal.batch();
        if (!unanswered) {
            boolean wasEmpty = batch.isEmpty();
            journal.fill();
            state.read(batch.to());
            if (wasEmpty) {
                openedAt = nanoTime.getAsLong();
            }
        }
        boolean due = unanswered
                || flushing
                || journal.isFull()
                || journal.damage() != null
                || nanoTime.getAsLong() - openedAt >= batchInterval;
        if (!batch.isEmpty() && due) {
            commit(batch);
            return 0;
        }
        if (batch.isEmpty() && journal.damage() != null) {
            throw journal.damage();
        }
        return POLL;
    }

    /** Once a commit has been tried the batch must not grow: the database may have it as it was. */
    private void commit(Batch batch) throws SQLException {
        unanswered = true;
        BatchOutcome outcome = committer.commit(batch);
        unanswered = false;
        losses = 0;
        state.committed(batch.to(), outcome);
        backOff.succeeded(state.behind());
        batch.restart();
    }
}
