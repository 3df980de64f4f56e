package io.strikeiq.persistence.writer;

/**
 * How far the database is in the journal of a run.
 *
 * @param index journal index of the last record that is in the database, −1 when none is
 * @param checksum of that record, by which a journal is known that lost its end and then grew again; unknown is −1
 * @param tick last tick of which records are in the database, 0 before the first
 * @param records how many of that tick
 */
record JournalPosition(long index, long checksum, long tick, long records) {
    private static final long UNKNOWN = -1;
    /** Before the first record. */
    static final JournalPosition NONE = new JournalPosition(-1, UNKNOWN);

    /** Of a run of which no tick is known. */
    JournalPosition(long index, long checksum) {
        this(index, checksum, 0, 0);
    }

    /** With one more record behind it. */
    JournalPosition with(long nextIndex, long nextChecksum, long nextTick) {
        if (nextTick == 0) {
            return new JournalPosition(nextIndex, nextChecksum, tick, records);
        }
        return new JournalPosition(nextIndex, nextChecksum, nextTick, nextTick == tick ? records + 1 : 1);
    }

    /** Whether the record may be one with a checksum; so it may when either is not known. */
    boolean isOf(long other) {
        return checksum == other || checksum == UNKNOWN || other == UNKNOWN;
    }
}
