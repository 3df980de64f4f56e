package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.database.DatabaseException;

/** The database is behind where it was: it failed over to a replica without the last commits, or was restored. */
final class LostCommitsException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    LostCommitsException(String message) {
        super(message);
    }
}
