package io.strikeiq.duckdb;

import io.strikeiq.export.table.TableSchema;
import java.sql.SQLException;
import java.util.ArrayList;
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
    /** The columns that the engine reads. */
    private final List<StagedColumn> given = new ArrayList<>();

    private int column;
    private int rows;
    private int read;

    StagedRows(TableSchema table, ValueBlocks memory) {
        this.table = table;
        this.columns = table.columns().stream()
                .map(each -> new StagedColumn(each.type(), memory))
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
        StagedColumn described = columns.get(position);
        return described.isEmpty() ? described.none() : described.value(name);
    }

    /** Gives their memory back. */
    void clear() {
        columns.forEach(StagedColumn::clear);
    }

    int rows() {
        return rows;
    }

    @Override
    public StagedRows bind(DuckDBTableFunctionBindInfo info) throws SQLException {
        given.clear();
        for (int i = 0; i < columns.size(); i++) {
            StagedColumn described = columns.get(i);
            // The engine wants one column at least.
            if (i == 0 || !described.isEmpty()) {
                given.add(described);
                info.addResultColumn(table.columns().get(i).name(), described.stagedType());
            }
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
        for (int i = 0; i < given.size(); i++) {
            given.get(i).copy(read, count, chunk.vector(i));
        }
        read += count;
        return count;
    }
}
