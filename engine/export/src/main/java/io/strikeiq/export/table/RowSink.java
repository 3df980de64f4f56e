package io.strikeiq.export.table;

import java.io.IOException;

/**
 * Takes the rows of a table: a value for each of its columns in order, then the end of the row. Nothing is kept of what it
 * is given.
 */
public interface RowSink {
    /** {@link #time} of a moment that is not known, or that never comes. */
    long NO_TIME = Long.MAX_VALUE;

    /** The value of a LONG column. */
    RowSink whole(long value) throws IOException;

    /** The value of a DOUBLE column; {@code NaN} is NULL. */
    RowSink decimal(double value) throws IOException;

    /** The value of a TEXT column; null is NULL. */
    RowSink text(String value) throws IOException;

    /** The value of a TIME column in nanoseconds since the epoch; {@link #NO_TIME} is NULL. */
    RowSink time(long nanos) throws IOException;

    /** The value of a FLAG column. */
    RowSink flag(boolean value) throws IOException;

    /** NULL in as many columns. */
    RowSink none(int columns) throws IOException;

    /** Ends a row that has a value for each column. */
    void endRow() throws IOException;
}
