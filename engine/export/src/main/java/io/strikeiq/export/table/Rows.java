package io.strikeiq.export.table;

import java.io.IOException;

/** Gives the file that the next row of a table belongs to. */
public interface Rows {
    /**
     * Begins a row; its values and its end are then given to the sink, before the next row of any table is begun.
     *
     * @param time event time, nanoseconds since the epoch
     * @param symbol of the underlying, null where it concerns none
     */
    RowSink begin(TableSchema table, long time, String symbol) throws IOException;

    /** Whether a table is wanted; rows of one that is not need not be made. */
    boolean wants(TableSchema table);
}
