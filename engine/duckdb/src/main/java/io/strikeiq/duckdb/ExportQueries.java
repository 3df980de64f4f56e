package io.strikeiq.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.export.columnar.ColumnarException;
import io.strikeiq.export.columnar.ExportedTable;
import io.strikeiq.export.columnar.QueryRows;
import io.strikeiq.export.columnar.QuerySession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/**
 * Views of exports for queries. Once they are there the engine may open their folders and nothing else, loads nothing, and its
 * settings are locked; a statement that is not one SELECT, or calls what writes, does not come to it.
 */
final class ExportQueries implements QuerySession {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Functions that a SELECT may call and that write, files of logs and profiles too, or that take a query as a text. */
    private static final Pattern NO_READERS = Pattern.compile(
            "(enable|disable|truncate|force)_.*|checkpoint|write_log|query|json_execute_serialized_sql",
            Pattern.CASE_INSENSITIVE);

    private static final String NOT_READING =
            "a query is one SELECT, which may begin with WITH or FROM; exports are only read, and nothing else is done";

    private final DuckDBConnection database;

    private ExportQueries(DuckDBConnection database) {
        this.database = database;
    }

    static ExportQueries open(List<ExportedTable> tables) throws SQLException {
        DuckDBConnection database = DuckDb.open(DuckDb.Use.READ);
        boolean opened = false;
        try (Statement statement = database.createStatement()) {
            StringJoiner folders = new StringJoiner(", ", "[", "]");
            for (ExportedTable table : tables) {
                table.folders().forEach(folder -> folders.add(DuckDb.literal(folder)));
            }
            statement.execute("set allowed_directories = " + folders);
            statement.execute("set enable_external_access = false");
            for (ExportedTable table : tables) {
                statement.execute(ExportView.of(table));
            }
            statement.execute("set lock_configuration = true");
            opened = true;
            return new ExportQueries(database);
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    @Override
    public QueryRows ask(String sql) {
        try {
            checkThatItReads(sql);
            Statement statement = database.createStatement();
            boolean asked = false;
            try {
                QueryRows rows = new ResultRows(statement, statement.executeQuery(sql));
                asked = true;
                return rows;
            } finally {
                if (!asked) {
                    statement.close();
                }
            }
        } catch (SQLException e) {
            throw Refusal.of(e);
        }
    }

    /** The engine's own parser says whether it is one SELECT. */
    private void checkThatItReads(String sql) throws SQLException {
        try (PreparedStatement parser = database.prepareStatement("select json_serialize_sql(?::varchar)::varchar")) {
            parser.setString(1, sql);
            try (ResultSet result = parser.executeQuery()) {
                result.next();
                JsonNode parsed = JSON.readTree(result.getString(1));
                if (parsed.path("error").asBoolean()) {
                    boolean isSyntax = parsed.path("error_type").asText().equals("parser");
                    throw new ColumnarException(
                            isSyntax
                                    ? "Parser Error: "
                                            + parsed.path("error_message").asText()
                                    : NOT_READING,
                            null);
                }
                boolean reads = parsed.findValuesAsText("function_name").stream()
                        .noneMatch(name -> NO_READERS.matcher(name).matches());
                if (!reads || parsed.path("statements").size() != 1) {
                    throw new ColumnarException(NOT_READING, null);
                }
            }
        } catch (JsonProcessingException e) {
            throw new ColumnarException("the query cannot be parsed: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw Refusal.of(e);
        }
    }
}
