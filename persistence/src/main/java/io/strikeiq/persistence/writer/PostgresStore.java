package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** The rows of a run in PostgreSQL. */
final class PostgresStore implements RunStore {
    private final Database database;
    private final String runId;
    private final Fence fence;

    PostgresStore(Database database, String runId) {
        this(database, runId, Fence.NONE);
    }

    /** @param fence held in each transaction */
    PostgresStore(Database database, String runId, Fence fence) {
        this.database = database;
        this.runId = runId;
        this.fence = fence;
    }

    @Override
    public RunTransaction begin() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        try {
            connection.setAutoCommit(false);
            return new PostgresTransaction(connection, runId, fence);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
