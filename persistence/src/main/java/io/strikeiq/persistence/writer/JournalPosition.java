package io.strikeiq.persistence.writer;

/**
 * How far the database is in the journal of a run.
 *
 * @param index journal index of the last record that is in the database, −1 when none is
 * @param checksum of that record, by which a journal is known that lost its end and then grew again; unknown is −1
 */
record JournalPosition(long index, long checksum) {
    private static final long UNKNOWN = -1;
    /** Before the first record. */
    static final JournalPosition NONE = new JournalPosition(-1, UNKNOWN);

    /** Whether the record may be one with a checksum; so it may when either is not known. */
    boolean isOf(long other) {
        return checksum == other || checksum == UNKNOWN || other == UNKNOWN;
    }
}
