package io.strikeiq.persistence.journal;

import java.util.List;

/** Appends records to a journal; one thread at a time. */
interface RecordAppender extends AutoCloseable {
    /** Where the next record is encoded. */
    RecordBuffer record();

    /** Begins a new journal with its first record. */
    void begin(JournalKind kind, JournalInfo info);

    /** Goes on behind the last record that a scan has read to its end. */
    void resume(JournalScanner scanned);

    /** Goes on with an index behind some rows, whose records have been found. */
    default void resumeIndex(List<IndexEntry> rows) {}

    /** A scan on the way to the end has read a record. */
    default void onRead(JournalScanner scanned) {}

    /**
     * Appends the record encoded in the buffer.
     *
     * @param messageLength bytes behind the header
     * @throws DiskFullException when the disk is nearly full; nothing was written then
     */
    void append(int messageLength);

    /** Makes ready the memory that the next records will need; to be called when there is nothing else to do. */
    default void touchAhead() {}

    /** Journal index of the last record, −1 before the first. */
    long last();

    @Override
    void close();
}
