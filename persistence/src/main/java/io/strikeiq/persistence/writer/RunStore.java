package io.strikeiq.persistence.writer;

import java.sql.SQLException;

/** Where the rows of one run go: a database that may be away, slow, or lose a connection at any moment. */
interface RunStore {
    /**
     * Begins a transaction.
     *
     * @throws SQLException when the database cannot be used now
     */
    RunTransaction begin() throws SQLException;
}
