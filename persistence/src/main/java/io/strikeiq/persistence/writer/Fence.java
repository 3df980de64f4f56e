package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;

/** What must hold in each transaction that writes rows of a run. */
@FunctionalInterface
public interface Fence {
    /** Of a run that nobody else may write. */
    Fence NONE = connection -> {};

    /**
     * Checks, and holds it until the end of the transaction.
     *
     * @throws DatabaseException when the run must not write any more
     */
    void hold(Connection connection) throws SQLException;
}
