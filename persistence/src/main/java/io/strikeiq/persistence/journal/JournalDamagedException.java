package io.strikeiq.persistence.journal;

import java.nio.file.Path;

/** What stands behind the last good record cannot be trusted. Every record up to that one was read and is good. */
public final class JournalDamagedException extends JournalException {
    private static final long serialVersionUID = 1L;
    private final transient Path file;
    private final long offset;
    private final long lastGoodIndex;
    private final String damage;

    JournalDamagedException(Path file, long offset, long lastGoodIndex, String damage) {
        super("journal is damaged: " + damage + " in " + file + " at offset " + offset + "; "
                + (lastGoodIndex < 0 ? "no record before it is good" : "the last good record is " + lastGoodIndex));
        this.file = file;
        this.offset = offset;
        this.lastGoodIndex = lastGoodIndex;
        this.damage = damage;
    }

    /** The queue file. */
    public Path file() {
        return file;
    }

    /** Byte offset in the file of what was expected to be the next record. */
    public long offset() {
        return offset;
    }

    /** Journal index of the last good record, −1 when there is none. */
    public long lastGoodIndex() {
        return lastGoodIndex;
    }

    /** Journal index of the record that is damaged or missing. */
    public long index() {
        return lastGoodIndex + 1;
    }

    /** What is wrong, in words. */
    public String damage() {
        return damage;
    }
}
