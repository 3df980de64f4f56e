package io.strikeiq.duckdb;

import io.strikeiq.export.columnar.QueryRows;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The rows of a query as the engine streams them. */
final class ResultRows implements QueryRows {
    private final Statement statement;
    private final ResultSet result;
    private final List<String> columns = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    ResultRows(Statement statement, ResultSet result) throws SQLException {
        this.statement = statement;
        this.result = result;
        ResultSetMetaData described = result.getMetaData();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            columns.add(described.getColumnName(i));
            types.add(described.getColumnTypeName(i));
        }
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public boolean isNumber(int column) {
        String type = types.get(column);
        return type.endsWith("INT")
                || type.endsWith("INTEGER")
                || type.equals("DOUBLE")
                || type.equals("FLOAT")
                || type.startsWith("DECIMAL");
    }

    @Override
    public boolean next() {
        try {
            return result.next();
        } catch (SQLException e) {
            throw Refusal.of(e);
        }
    }

    @Override
    public Object value(int column) {
        try {
            String type = types.get(column);
            if (result.getObject(column + 1) == null) {
                return null;
            }
            if (type.equals("TIMESTAMP WITH TIME ZONE")) {
                return result.getObject(column + 1, OffsetDateTime.class)
                        .toInstant()
                        .toString();
            }
            if (type.startsWith("TIMESTAMP")) {
                return utc(result.getObject(column + 1, LocalDateTime.class)).toString();
            }
            Object value = result.getObject(column + 1);
            return value instanceof Number || value instanceof Boolean ? value : value.toString();
        } catch (SQLException e) {
            throw Refusal.of(e);
        }
    }

    private static Instant utc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        try (statement) {
            result.close();
        } catch (SQLException e) {
            throw Refusal.of(e);
        }
    }
}
