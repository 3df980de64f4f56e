package io.strikeiq.duckdb;

import io.strikeiq.export.table.RowSink;
import io.strikeiq.export.table.TableFile;
import io.strikeiq.export.table.TableSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunctionBuilder;

/** A file that is written at once when it is closed, from rows that were kept until then. */
final class ParquetFile implements TableFile {
    /** Values of a row group of which a dictionary is made; one of more is longer than what it stands for, and takes time to find out. */
    private static final int MOST_DIFFERENT = 2_000;

    private final DuckDBConnection database;
    private final Path path;
    private final TableSchema table;
    private final String run;
    private final long number;
    private StagedRows rows;
    private long written;

    /**
     * Begins a file.
     *
     * @param number tells apart the files of a database
     * @param memory holds its rows until it is closed
     */
    ParquetFile(DuckDBConnection database, Path path, TableSchema table, String run, long number, ValueBlocks memory) {
        this.database = database;
        this.path = path;
        this.table = table;
        this.run = run;
        this.number = number;
        this.rows = new StagedRows(table, memory);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long rows() {
        return rows == null ? written : rows.rows();
    }

    @Override
    public RowSink whole(long value) {
        rows.add(value);
        return this;
    }

    @Override
    public RowSink decimal(double value) {
        if (Double.isNaN(value)) {
            rows.skip(1);
        } else {
            rows.add(Double.doubleToRawLongBits(value));
        }
        return this;
    }

    @Override
    public RowSink text(String value) {
        if (value == null) {
            rows.skip(1);
        } else {
            rows.add(value);
        }
        return this;
    }

    @Override
    public RowSink time(long nanos) {
        if (nanos == NO_TIME) {
            rows.skip(1);
        } else {
            rows.add(nanos);
        }
        return this;
    }

    @Override
    public RowSink flag(boolean value) {
        rows.add(value ? 1 : 0);
        return this;
    }

    @Override
    public RowSink none(int columns) {
        rows.skip(columns);
        return this;
    }

    @Override
    public void endRow() {
        rows.endRow();
    }

    @Override
    public void close() throws IOException {
        if (rows == null) {
            return;
        }
        StagedRows staged = rows;
        written = staged.rows();
        rows = null;
        String function = StagedRows.NAME + '_' + number;
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction();
                Statement statement = database.createStatement()) {
            builder.withName(function).withFunction(staged).register(database);
            statement.execute("copy (" + select(function, staged) + ") to " + DuckDb.literal(path)
                    + " (format parquet, compression zstd, compression_level 1, row_group_size 122880, dictionary_size_limit "
                    + MOST_DIFFERENT
                    + ", write_bloom_filter false)");
        } catch (SQLException e) {
            throw new IOException("cannot write " + path + ": " + Refusal.text(e), e);
        }
        staged.clear();
    }

    @Override
    public void abandon() {
        rows = null;
    }

    private String select(String function, StagedRows staged) {
        StringJoiner columns = new StringJoiner(", ", "select ", " from " + function + "()");
        columns.add(DuckDb.literal(run) + "::enum(" + DuckDb.literal(run) + ") as " + TableSchema.RUN);
        for (int i = 0; i < table.columns().size(); i++) {
            String name = DuckDb.name(table.columns().get(i).name());
            columns.add(staged.value(i, name) + " as " + name);
        }
        return columns.toString();
    }
}
