package io.strikeiq.imports;

import java.util.List;

/** The rows of a table that is no text, read once and forward. */
public interface TableRows extends AutoCloseable {
    /** Names of the columns in order. */
    List<String> columns();

    /**
     * The next row, each value as text and empty where there is none; null at the end.
     *
     * @throws ImportException when the file is damaged
     */
    List<String> next();

    @Override
    void close();
}
