package io.strikeiq.export.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of an export. Before its own columns each row has {@link #RUN}; {@link #DAY} and {@link #SYMBOL} are in the names of
 * the folders that a file is in.
 *
 * @param name name of the table, and of its folder
 * @param holds what a row is
 * @param columns its own columns, in order
 */
public record TableSchema(String name, String holds, List<Column> columns) {
    /** The run or journal that a row comes from. */
    public static final String RUN = "run";
    /** UTC day of the row's event time. */
    public static final String DAY = "day";
    /** Symbol of the underlying, {@code -} where a row concerns none. */
    public static final String SYMBOL = "symbol";

    /** Starts a table. */
    public static Builder table(String name, String holds) {
        return new Builder(name, holds);
    }

    /** Collects the columns of a table in order. */
    public static final class Builder {
        private final String name;
        private final String holds;
        private final List<Column> columns = new ArrayList<>();

        private Builder(String name, String holds) {
            this.name = name;
            this.holds = holds;
        }

        /** Adds a column. */
        public Builder column(String column, ColumnType type, String meaning) {
            columns.add(new Column(column, type, meaning));
            return this;
        }

        /** The table. */
        public TableSchema build() {
            return new TableSchema(name, holds, List.copyOf(columns));
        }
    }
}
