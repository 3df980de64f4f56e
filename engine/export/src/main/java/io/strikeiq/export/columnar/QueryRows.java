package io.strikeiq.export.columnar;

import java.util.List;

/** The rows that a query gives, read once and forward. */
public interface QueryRows extends AutoCloseable {
    /** Names of the columns. */
    List<String> columns();

    /** Whether a column holds numbers. */
    boolean isNumber(int column);

    /**
     * Goes on to the next row.
     *
     * @throws ColumnarException when the query fails on the way
     */
    boolean next();

    /** A value: null, a {@link Boolean}, a {@link Number}, or text; times as ISO 8601 in UTC. */
    Object value(int column);

    @Override
    void close();
}
