package io.strikeiq.bench.store;

import io.strikeiq.persistence.database.Database;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The table of signals, with all its indexes and constraints, written in the driver's several ways. */
final class SignalTable {
    private static final List<String> COLUMNS = List.of(
            "timestamp",
            "symbol",
            "signal",
            "confidence",
            "spot_price",
            "metadata",
            "engine",
            "direction",
            "strength",
            "level",
            "run_id",
            "tick_sequence",
            "ordinal",
            "journal_index");
    private static final String TABLE = "ai_signal_logs";
    private static final String LIST = "(" + String.join(", ", COLUMNS) + ")";
    private static final String SELECT = "select " + String.join(", ", COLUMNS) + " from " + TABLE;
    private static final String INSERT = "insert into " + TABLE + " " + LIST + " values ("
            + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")";

    private final Database database;

    SignalTable(Database database) {
        this.database = database;
    }

    /** The forms of COPY. */
    enum Format {
        BINARY,
        TEXT
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException, IOException;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.dataSource().getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write " + TABLE, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Empties the table and gives its memory and log back. */
    void empty() {
        with(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("truncate " + TABLE);
                statement.execute("checkpoint");
            }
            return null;
        });
    }

    long count() {
        return with(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select count(*) from " + TABLE)) {
                result.next();
                return result.getLong(1);
            }
        });
    }

    /** Writes the rows that are in the table to a file. */
    void copyTo(Path file, Format format) {
        with(connection -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                return copy(connection).copyOut("copy (" + SELECT + ") to stdout with (format " + format + ")", out);
            }
        });
    }

    /** Writes the rows of a file to the table, in one transaction. */
    void copyFrom(Path file, Format format) {
        with(connection -> {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                return copy(connection)
                        .copyIn("copy " + TABLE + " " + LIST + " from stdin with (format " + format + ")", in, 1 << 16);
            }
        });
    }

    /** The rows in the table as the driver gives them. */
    List<List<Object>> rows() {
        return with(connection -> {
            List<List<Object>> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(SELECT + " order by journal_index")) {
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= COLUMNS.size(); i++) {
                        row.add(result.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        });
    }

    /** Inserts rows in batches, each in a transaction of its own; a batch of one is one insert for each commit. */
    void insert(List<List<Object>> rows, int batch) {
        with(connection -> {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (int i = 0; i < rows.size(); i++) {
                    bind(insert, rows.get(i));
                    insert.addBatch();
                    if ((i + 1) % batch == 0 || i + 1 == rows.size()) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            } finally {
                connection.setAutoCommit(true);
            }
            return null;
        });
    }

    private static void bind(PreparedStatement insert, List<Object> row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            insert.setObject(i + 1, row.get(i));
        }
    }
}
