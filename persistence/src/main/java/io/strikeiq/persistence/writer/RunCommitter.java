package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.DatabaseException;
import java.sql.SQLException;

/**
 * Commits the batches of one run, once each. The index is read under a row lock first, so that a batch whose commit was
 * sent but never answered is not written twice.
 */
final class RunCommitter {
    private final RunStore store;
    private final String runId;

    RunCommitter(RunStore store, String runId) {
        this.store = store;
        this.runId = runId;
    }

    /** How far the database is. */
    JournalPosition committed() throws SQLException {
        try (RunTransaction transaction = store.begin()) {
            JournalPosition position = transaction.lockedPosition();
            transaction.commit();
            return position;
        }
    }

    /**
     * Commits a batch, unless it is there already. After a failure it must be given again as it is.
     *
     * @throws LostCommitsException when the database has lost commits
     * @throws DatabaseException when another writer has moved the run
     */
    BatchOutcome commit(Batch batch) throws SQLException {
        try (RunTransaction transaction = store.begin()) {
            long reached = transaction.lockedPosition().index();
            if (reached == batch.to()) {
                return new BatchOutcome(batch.rowCount(), 0);
            }
            if (reached < batch.from()) {
                throw new LostCommitsException("the database has gone back to record " + reached + " of run " + runId
                        + ", from " + batch.from());
            }
            if (reached != batch.from()) {
                throw new DatabaseException("run " + runId + " is being written by another process: the database has"
                        + " reached record " + reached + " where " + batch.from() + " was expected");
            }
            BatchOutcome outcome = new BatchTransaction(transaction).write(batch);
            transaction.commit();
            return outcome;
        }
    }
}
