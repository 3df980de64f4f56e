package io.strikeiq.persistence.journal;

/** Writing was refused while there is still a little disk left: a mapped write to a full disk would kill the process. */
public final class DiskFullException extends JournalException {
    private static final long serialVersionUID = 1L;

    DiskFullException(String message) {
        super(message);
    }
}
