package io.strikeiq.persistence.database;

/** Another service has taken over what this one wrote; nothing of it was written since. */
public final class FencedException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    FencedException(String message) {
        super(message);
    }
}
