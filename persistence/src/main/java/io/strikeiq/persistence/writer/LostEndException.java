package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.journal.JournalException;

/**
 * The database has more of a run than its journal: the machine lost the journal's end before it was on the disk. What the
 * database has stays; the run cannot go on.
 */
public final class LostEndException extends JournalException {
    private static final long serialVersionUID = 1L;

    LostEndException(String message) {
        super(message);
    }
}
