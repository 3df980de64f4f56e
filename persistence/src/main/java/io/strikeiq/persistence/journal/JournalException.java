package io.strikeiq.persistence.journal;

/** A journal cannot be used as asked; the message says which, why, and what would help. */
public class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
