package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** The rows of a run in PostgreSQL. */
final class PostgresStore implements RunStore {
    private final Database database;
    private final String runId;

    PostgresStore(Database database, String runId) {
        this.database = database;
        this.runId = runId;
    }

    @Override
    public RunTransaction begin() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        try {
            connection.setAutoCommit(false);
            return new PostgresTransaction(connection, runId);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
