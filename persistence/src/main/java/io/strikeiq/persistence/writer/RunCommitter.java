package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseException;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/** Commits the batches of one run, once each. */
final class RunCommitter {
    private final Jdbi jdbi;
    private final String runId;

    RunCommitter(Database database, String runId) {
        this.jdbi = database.jdbi();
        this.runId = runId;
    }

    /** Journal index that the database has reached, −1 when it has nothing of the run. */
    long committedIndex() throws SQLException {
        return jdbi.<Long, SQLException>inTransaction(
                handle -> new BatchTransaction(handle.getConnection(), runId).lockedIndex());
    }

    /**
     * Commits a batch, unless it is there already: a commit may have been done and its answer lost.
     *
     * @throws DatabaseException when another writer has moved the run
     */
    BatchOutcome commit(Batch batch) throws SQLException {
        return jdbi.<BatchOutcome, SQLException>inTransaction(handle -> {
            BatchTransaction transaction = new BatchTransaction(handle.getConnection(), runId);
            long reached = transaction.lockedIndex();
            if (reached == batch.to()) {
                return new BatchOutcome(batch.rowCount(), 0);
            }
            if (reached != batch.from()) {
                throw new DatabaseException("run " + runId + " is being written by another process: the database has"
                        + " reached record " + reached + " where " + batch.from() + " was expected");
            }
            return transaction.write(batch);
        });
    }
}
