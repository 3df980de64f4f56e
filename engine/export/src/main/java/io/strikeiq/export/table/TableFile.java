package io.strikeiq.export.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A file of a table that is being written; it is whole once it has been closed. */
public interface TableFile extends RowSink, Closeable {
    /** Where it is. */
    Path path();

    /** Rows that were given so far. */
    long rows();

    /** Writes what is not written yet. */
    @Override
    void close() throws IOException;

    /** Gives it up: frees what it holds, and need not write the rest. */
    default void abandon() throws IOException {
        close();
    }
}
