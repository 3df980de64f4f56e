package io.strikeiq.imports;

/** Thrown by {@link CsvRow} at the first field that cannot be read; the importer counts the row and goes on. */
public final class MalformedRowException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient RowError error;

    public MalformedRowException(RowError error) {
        super(error.toString());
        this.error = error;
    }

    public RowError error() {
        return error;
    }
}
