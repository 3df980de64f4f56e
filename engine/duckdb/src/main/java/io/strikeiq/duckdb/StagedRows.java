package io.strikeiq.duckdb;

import io.strikeiq.export.table.Column;
import io.strikeiq.export.table.TableSchema;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * The rows of a file that wait to be written, by column. As the table function {@value #NAME} the engine reads them straight
 * into the file: appended to a table of the engine first, they take nearly twice the processor time.
 */
final class StagedRows implements DuckDBTableFunction<StagedRows, StagedRows, StagedRows> {
    static final String NAME = "staged_rows";

    private final TableSchema table;
    private final List<StagedColumn> columns;
    private int column;
    private int rows;
    private int read;

    StagedRows(TableSchema table) {
        this.table = table;
        this.columns = table.columns().stream()
                .map(each -> new StagedColumn(each.type()))
                .toList();
    }

    /** Adds the next value of the row. */
    void add(long value) {
        next().add(rows, value);
    }

    void add(String value) {
        next().add(rows, value);
    }

    /** Adds some values that are unknown. */
    void skip(int count) {
        column += count;
    }

    private StagedColumn next() {
        if (column >= columns.size()) {
            throw new IllegalStateException("table " + table.name() + " has " + columns.size() + " columns");
        }
        return columns.get(column++);
    }

    void endRow() {
        if (column != columns.size()) {
            throw new IllegalStateException(
                    "table " + table.name() + " has " + columns.size() + " columns, a row ended after " + column);
        }
        column = 0;
        rows++;
    }

    /** The expression of the value of a column. */
    String value(int position, String name) {
        return columns.get(position).value(name);
    }

    int rows() {
        return rows;
    }

    @Override
    public StagedRows bind(DuckDBTableFunctionBindInfo info) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Column described = table.columns().get(i);
            info.addResultColumn(described.name(), columns.get(i).stagedType());
        }
        return this;
    }

    @Override
    public StagedRows init(DuckDBTableFunctionInitInfo info) {
        return this;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        int count = (int) Math.min(chunk.capacity(), rows - read);
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).copy(read, count, chunk.vector(i));
        }
        read += count;
        return count;
    }
}
