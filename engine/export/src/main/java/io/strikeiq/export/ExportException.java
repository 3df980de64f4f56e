package io.strikeiq.export;

/** An export that cannot be made, in words for the user. Nothing of it is left. */
public final class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean mistaken;

    private ExportException(boolean mistaken, String message, Throwable cause) {
        super(message, cause);
        this.mistaken = mistaken;
    }

    /** What was asked for is wrong; nothing was done. */
    public static ExportException mistaken(String message) {
        return new ExportException(true, message, null);
    }

    /** It went wrong on the way. */
    public static ExportException failed(String message, Throwable cause) {
        return new ExportException(false, message, cause);
    }

    /** Whether what was asked for is wrong. */
    public boolean isMistaken() {
        return mistaken;
    }
}
