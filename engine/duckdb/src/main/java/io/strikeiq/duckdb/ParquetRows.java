package io.strikeiq.duckdb;

import io.strikeiq.export.columnar.ColumnarException;
import io.strikeiq.export.columnar.ParquetTable;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.duckdb.DuckDBConnection;

/** The rows of a Parquet file as the engine streams them, a few thousand in memory at a time. */
final class ParquetRows implements ParquetTable {
    private static final long SECOND = 1_000_000_000L;
    private final Path file;
    private final DuckDBConnection database;
    private final Statement statement;
    private final List<String> columns = new ArrayList<>();
    private final List<Boolean> times = new ArrayList<>();
    private long rows;
    private ResultSet result;

    private ParquetRows(Path file, DuckDBConnection database, Statement statement) {
        this.file = file;
        this.database = database;
        this.statement = statement;
    }

    static ParquetRows open(Path file, List<String> wanted) throws SQLException {
        DuckDBConnection database = DuckDb.open(DuckDb.Use.READ);
        Statement statement = null;
        boolean opened = false;
        try {
            statement = database.createStatement();
            ParquetRows table = new ParquetRows(file, database, statement);
            table.begin(wanted);
            opened = true;
            return table;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    private void begin(List<String> wanted) throws SQLException {
        String source = " from read_parquet(" + DuckDb.literal(file) + ", hive_partitioning = false)";
        try (ResultSet count = statement.executeQuery("select count(*)" + source)) {
            count.next();
            rows = count.getLong(1);
        }
        StringJoiner names = new StringJoiner(", ");
        wanted.forEach(name -> names.add(DuckDb.name(name)));
        StringJoiner values = new StringJoiner(", ");
        try (ResultSet described =
                statement.executeQuery("describe select " + (wanted.isEmpty() ? "*" : names) + source)) {
            while (described.next()) {
                values.add(value(described.getString(1), described.getString(2)));
            }
        }
        result = statement.executeQuery("select " + values + source);
    }

    /** A column in a type that this table gives. */
    private String value(String name, String type) {
        columns.add(name);
        String quoted = DuckDb.name(name);
        boolean isTime = type.startsWith("TIMESTAMP") || type.equals("DATE");
        times.add(isTime);
        if (isTime) {
            return "epoch_ns(" + (type.equals("DATE") ? quoted + "::timestamp" : quoted) + ")";
        }
        return switch (type) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "BOOLEAN" ->
                quoted + "::bigint";
            case "FLOAT", "DOUBLE", "UBIGINT", "HUGEINT", "UHUGEINT" -> quoted + "::double";
            default -> type.startsWith("DECIMAL") ? quoted + "::double" : quoted + "::varchar";
        };
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public long rows() {
        return rows;
    }

    /** A question to the current row. */
    private interface Asked<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T ask(Asked<T> asked) {
        try {
            return asked.of(result);
        } catch (SQLException e) {
            throw new ColumnarException(file + " cannot be read: " + Refusal.text(e), e);
        }
    }

    @Override
    public boolean next() {
        return ask(ResultSet::next);
    }

    @Override
    public boolean isNull(int column) {
        return ask(row -> row.getObject(column + 1) == null);
    }

    @Override
    public long whole(int column) {
        return ask(row -> row.getLong(column + 1));
    }

    @Override
    public double decimal(int column) {
        return ask(row -> {
            double value = row.getDouble(column + 1);
            return row.wasNull() ? Double.NaN : value;
        });
    }

    @Override
    public String text(int column) {
        if (times.get(column)) {
            long nanos = time(column);
            return nanos == Long.MAX_VALUE
                    ? null
                    : Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                            .toString();
        }
        return ask(row -> row.getString(column + 1));
    }

    @Override
    public long time(int column) {
        return ask(row -> {
            long nanos = row.getLong(column + 1);
            return row.wasNull() ? Long.MAX_VALUE : nanos;
        });
    }

    @Override
    public void close() {
        try (database;
                statement) {
            result.close();
        } catch (SQLException e) {
            throw new ColumnarException(file + " cannot be closed: " + Refusal.text(e), e);
        }
    }
}
