package io.strikeiq.duckdb;

import io.strikeiq.export.table.Column;
import io.strikeiq.export.table.RowSink;
import io.strikeiq.export.table.TableFile;
import io.strikeiq.export.table.TableSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A file whose rows are appended to a table in memory, in a transaction of its own that is never committed: commits of every two
 * thousand rows cost more than all else. Times stand there as numbers, which the engine turns at the end.
 */
final class ParquetFile implements TableFile {
    private static final String STAGED = "staged";
    private final DuckDBConnection database;
    private final Path path;
    private final TableSchema table;
    private final String run;
    private final DuckDBAppender appender;
    private boolean rowBegun;
    private long rows;
    private boolean closed;

    private ParquetFile(DuckDBConnection database, Path path, TableSchema table, String run, DuckDBAppender appender) {
        this.database = database;
        this.path = path;
        this.table = table;
        this.run = run;
        this.appender = appender;
    }

    static ParquetFile open(DuckDBConnection shared, Path path, TableSchema table, String run) throws SQLException {
        DuckDBConnection database = shared.duplicate().unwrap(DuckDBConnection.class);
        StringJoiner columns = new StringJoiner(", ", "create temporary table " + STAGED + " (", ")");
        for (Column column : table.columns()) {
            columns.add(DuckDb.name(column.name()) + ' ' + stagedType(column));
        }
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            statement.execute(columns.toString());
        }
        return new ParquetFile(database, path, table, run, database.createAppender("temp", "main", STAGED));
    }

    private static String stagedType(Column column) {
        return switch (column.type()) {
            case LONG, TIME -> "bigint";
            case DOUBLE -> "double";
            case TEXT -> "varchar";
            case FLAG -> "boolean";
        };
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long rows() {
        return rows;
    }

    private DuckDBAppender row() throws SQLException {
        if (!rowBegun) {
            rowBegun = true;
            appender.beginRow();
        }
        return appender;
    }

    @Override
    public RowSink whole(long value) throws IOException {
        try {
            row().append(value);
            return this;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    @Override
    public RowSink decimal(double value) throws IOException {
        try {
            if (!Double.isNaN(value)) {
                row().append(value);
            } else {
                row().appendNull();
            }
            return this;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    @Override
    public RowSink text(String value) throws IOException {
        try {
            if (value == null) {
                row().appendNull();
            } else {
                row().append(value);
            }
            return this;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    @Override
    public RowSink time(long nanos) throws IOException {
        return nanos == NO_TIME ? none(1) : whole(nanos);
    }

    @Override
    public RowSink flag(boolean value) throws IOException {
        try {
            row().append(value);
            return this;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    @Override
    public RowSink none(int columns) throws IOException {
        try {
            for (int i = 0; i < columns; i++) {
                row().appendNull();
            }
            return this;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    @Override
    public void endRow() throws IOException {
        try {
            appender.endRow();
            rowBegun = false;
            rows++;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private IOException refused(SQLException cause) {
        return new IOException("table " + table.name() + ": " + Refusal.text(cause), cause);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (database;
                Statement statement = database.createStatement()) {
            try (appender) {
                appender.flush();
            }
            statement.execute("copy (" + select() + ") to " + DuckDb.literal(path)
                    + " (format parquet, compression zstd, row_group_size 122880)");
            database.rollback();
        } catch (SQLException e) {
            throw new IOException("cannot write " + path + ": " + Refusal.text(e), e);
        }
    }

    private String select() {
        StringJoiner columns = new StringJoiner(", ", "select ", " from " + STAGED);
        columns.add(DuckDb.literal(run) + " as " + TableSchema.RUN);
        for (Column column : table.columns()) {
            String name = DuckDb.name(column.name());
            columns.add(
                    switch (column.type()) {
                        case TIME -> "make_timestamp_ns(" + name + ") as " + name;
                        case LONG, DOUBLE, TEXT, FLAG -> name;
                    });
        }
        return columns.toString();
    }
}
