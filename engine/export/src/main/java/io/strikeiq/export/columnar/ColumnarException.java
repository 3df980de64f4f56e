package io.strikeiq.export.columnar;

/** A query or a file that the engine refuses, in words for the user. */
public final class ColumnarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ColumnarException(String message, Throwable cause) {
        super(message, cause);
    }
}
