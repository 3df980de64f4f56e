package io.strikeiq.export.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A format of files. */
public interface TableFormat extends Closeable {
    /** How names of its files end, such as {@code .csv}. */
    String suffix();

    /**
     * Begins a file.
     *
     * @param file where it is to be, in a folder that is there
     * @param run value of the column {@link TableSchema#RUN} in all its rows
     */
    TableFile create(Path file, TableSchema table, String run) throws IOException;

    /** Rows of all open files together that may be held in memory, after which the largest is to be closed. */
    long mostHeld();

    /** Rows of a file, by reading it. */
    long count(Path file) throws IOException;

    @Override
    default void close() throws IOException {}
}
