package io.strikeiq.imports;

/** What stops an import as a whole: the message says which source it is and what is wrong with it. */
public final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean mistaken;

    private ImportException(boolean mistaken, String message, Throwable cause) {
        super(message, cause);
        this.mistaken = mistaken;
    }

    /** The sources that were named are not there, or are of another format. */
    public static ImportException mistaken(String message) {
        return new ImportException(true, message, null);
    }

    /** A source is of its format, and what it holds cannot be imported. */
    public static ImportException failed(String message) {
        return failed(message, null);
    }

    /**
     * A file cannot be read or written.
     *
     * @param cause what the system said, or null
     */
    public static ImportException failed(String message, Throwable cause) {
        return new ImportException(false, message, cause);
    }

    /** Whether other sources are to be named; false when those that were named cannot be imported. */
    public boolean isMistaken() {
        return mistaken;
    }
}
