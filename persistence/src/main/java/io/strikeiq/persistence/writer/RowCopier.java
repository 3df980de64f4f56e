package io.strikeiq.persistence.writer;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Copies rows within a transaction. Rows that are refused are found by halving under savepoints, and written to {@code
 * dead_letters} with the reason; the others go through.
 */
final class RowCopier {
    private final Connection connection;
    private final CopyManager copy;
    private final String runId;
    private long deadLetters;

    RowCopier(Connection connection, String runId) throws SQLException {
        this.connection = connection;
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        this.runId = runId;
    }

    /** Copies rows of one table. */
    void copy(List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Savepoint before = connection.setSavepoint();
        try {
            send(rows);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            if (!Refusal.isOf(e)) {
                throw e;
            }
            connection.rollback(before);
            divide(rows, e);
        }
    }

    private void divide(List<Row> rows, SQLException refusal) throws SQLException {
        if (rows.size() == 1) {
            Row row = rows.get(0);
            bury(row.journalIndex(), row.table().tableName(), row.text(), refusal);
            return;
        }
        int half = rows.size() / 2;
        copy(rows.subList(0, half));
        copy(rows.subList(half, rows.size()));
    }

    private void send(List<Row> rows) throws SQLException {
        StringBuilder text = new StringBuilder(rows.size() * 256);
        for (Row row : rows) {
            text.append(row.text()).append('\n');
        }
        try {
            copy.copyIn(rows.get(0).table().copyStatement(), new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException("cannot send rows", "08006", e);
        }
    }

    /** Writes a refused row to the dead letters. */
    void bury(long journalIndex, String table, String payload, SQLException refusal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into dead_letters (run_id, journal_index, target_table, sql_state, reason, payload)"
                        + " values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, runId);
            insert.setLong(2, journalIndex);
            insert.setString(3, table);
            insert.setString(4, refusal.getSQLState());
            insert.setString(5, storable(refusal.getMessage()));
            insert.setString(6, storable(payload));
            insert.executeUpdate();
        }
        deadLetters++;
    }

    /** PostgreSQL keeps no zero byte in a text. */
    private static String storable(String text) {
        return text.replace("\u0000", "\\x00");
    }

    long deadLetters() {
        return deadLetters;
    }
}
