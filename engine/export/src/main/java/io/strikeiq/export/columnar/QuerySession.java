package io.strikeiq.export.columnar;

/** Exports that are open for queries. They can read their files and nothing else, and change nothing. One thread. */
public interface QuerySession extends AutoCloseable {
    /**
     * Asks a query.
     *
     * @throws ColumnarException when it is no query, does not only read, or fails; the message is for the user
     */
    QueryRows ask(String sql);

    @Override
    void close();
}
