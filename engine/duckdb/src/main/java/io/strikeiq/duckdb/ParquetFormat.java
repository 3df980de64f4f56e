package io.strikeiq.duckdb;

import io.strikeiq.export.table.TableFile;
import io.strikeiq.export.table.TableFormat;
import io.strikeiq.export.table.TableSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/**
 * Parquet files packed by zstd. The rows of a file are held in memory and written when it is closed. Times are TIMESTAMP in
 * nanoseconds without a zone, which are UTC: the journal's own precision, by which its records are told apart.
 */
final class ParquetFormat implements TableFormat {
    private static final long MOST_HELD = 400_000;
    private final DuckDBConnection database;
    private final ValueBlocks memory = new ValueBlocks();
    private long files;

    ParquetFormat(DuckDBConnection database) {
        this.database = database;
    }

    @Override
    public String suffix() {
        return ".parquet";
    }

    @Override
    public TableFile create(Path file, TableSchema table, String run) {
        return new ParquetFile(database, file, table, run, files++, memory);
    }

    @Override
    public long mostHeld() {
        return MOST_HELD;
    }

    @Override
    public long count(Path file) throws IOException {
        try (Statement statement = database.createStatement();
                ResultSet result =
                        statement.executeQuery("select count(*) from read_parquet(" + DuckDb.literal(file) + ")")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IOException(file + " cannot be read again: " + Refusal.text(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IOException(Refusal.text(e), e);
        }
    }
}
