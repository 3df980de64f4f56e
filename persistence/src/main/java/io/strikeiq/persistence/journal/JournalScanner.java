package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.sbe.MessageHeaderDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a journal record by record over all its queue files and lets only whole records pass: in sequence but for
 * records pruned on purpose, of this schema, with a right checksum. The journal may be written meanwhile; its end is then only the end so far.
 *
 * <p>A file may begin with records that repeat earlier ones (see {@link FileHead}). They are checked, and passed over.
 */
final class JournalScanner implements AutoCloseable {
    /** The first format that was released; what came before it was a trial. */
    private static final int FIRST_FORMAT = 2;
    /** Two changes of a folder that are closer may bear one time: the coarsest, those of FAT, count in steps of two seconds. */
    private static final long SETTLED_NANOS = 3_000_000_000L;

    private static final long UNSETTLED = Long.MIN_VALUE + 1;

    private static final long UNREADABLE = Long.MIN_VALUE;

    private final Path directory;
    private final RecordBuffer record;
    private QueueFile file;
    private long lastGood = -1;
    private long checksum = -1;
    /** Whether the number of the next record is known. */
    private boolean begun = true;

    private boolean isRepeat;
    private Consumer<JournalScanner> repeats = repeat -> {};
    private long recordsRead;
    /** {@link #changed} when no file followed, by which a reader that follows need not list the folder at each look. */
    private long settled = UNSETTLED;
    /** {@link #changed} as it was last seen, and since when by {@link System#nanoTime}. */
    private long standing = UNREADABLE;

    private long standingSince;

    /** @throws JournalException when the directory holds no journal */
    JournalScanner(Path directory) {
        QueueFlags.check();
        this.record = new RecordBuffer();
        this.directory = directory;
        List<Path> files = QueueFolder.files(directory);
        if (files.isEmpty()) {
            throw new JournalException("no journal in " + directory + ": it has no .cq4 file");
        }
        this.file = new QueueFile(files.get(0));
    }

    private JournalScanner(Path directory, QueueFile file, long lastGood, boolean begun) {
        QueueFlags.check();
        this.record = new RecordBuffer();
        this.directory = directory;
        this.file = file;
        this.lastGood = lastGood;
        this.begun = begun;
    }

    /** A scanner whose next record should be that of a row of the index. */
    static JournalScanner at(Path directory, IndexEntry entry) {
        QueueFile file = new QueueFile(entry.file());
        file.seek(entry.offset());
        return new JournalScanner(directory, file, entry.sequence() - 1, true);
    }

    /** Turns to the record of another row of the file that it is in. */
    void turnTo(IndexEntry entry) {
        file.seek(entry.offset());
        lastGood = entry.sequence() - 1;
    }

    /** A scanner before the first record of a file, whatever its number. */
    static JournalScanner ofFile(Path directory, Path file) {
        return new JournalScanner(directory, new QueueFile(file), -1, false);
    }

    /** Whether a directory holds a journal that has been begun. */
    static boolean isJournal(Path directory) {
        if (QueueFolder.files(directory).isEmpty()) {
            return false;
        }
        try (JournalScanner scanner = new JournalScanner(directory)) {
            return scanner.next();
        }
    }

    /** Shows the records that repeat earlier ones, as {@link #next} passes over them. */
    JournalScanner showing(Consumer<JournalScanner> listener) {
        repeats = listener;
        return this;
    }

    /**
     * Goes on to the next record that repeats none, which is then in {@link #record}.
     *
     * @return false at the end so far
     * @throws JournalDamagedException when what follows is damaged; the records before it have been given
     */
    boolean next() {
        while (nextOrRepeat()) {
            if (!isRepeat) {
                return true;
            }
            repeats.accept(this);
        }
        return false;
    }

    /** Goes on to the next record of either kind. */
    boolean nextOrRepeat() {
        while (true) {
            switch (file.next(lastGood)) {
                case RECORD -> {
                    verify();
                    return true;
                }
                case END, NEXT_FILE -> {
                    if (!nextFile()) {
                        return false;
                    }
                }
            }
        }
    }

    /** Checks and passes over the records up to an index, or to the end so far. */
    void skipTo(long index) {
        boolean more = true;
        while (more && lastGood < index) {
            more = next();
        }
    }

    /** Turns to the next file, unless records have come to this one meanwhile. */
    private boolean nextFile() {
        long changed = changed();
        if (changed == settled) {
            return false;
        }
        List<Path> files = QueueFolder.files(directory);
        // Not by its own place: it may have been pruned meanwhile.
        int following = (int)
                files.stream().filter(each -> each.compareTo(file.file()) <= 0).count();
        if (following == files.size()) {
            Path missing = QueueFolder.missing(directory, file.file());
            if (missing != null && QueueFolder.files(directory).size() == files.size()) {
                throw new JournalDamagedException(missing, 0, lastGood, "a file is missing");
            }
            settled = hasStood(changed) ? changed : UNSETTLED;
            return false;
        }
        if (file.next(lastGood) == QueueFile.Step.RECORD) {
            file.rewind();
            return true;
        }
        file.close();
        file = new QueueFile(files.get(following));
        return true;
    }

    /** Whether the folder is unchanged for so long that a change after this look shows, however coarse its times are. */
    private boolean hasStood(long changed) {
        long now = System.nanoTime();
        if (changed != standing) {
            standing = changed;
            standingSince = now;
            return false;
        }
        return changed != UNREADABLE && now - standingSince > SETTLED_NANOS;
    }

    /** When a file was last added to the folder or deleted in it, in milliseconds since the epoch. */
    private long changed() {
        try {
            return Files.getLastModifiedTime(directory).toMillis();
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private void verify() {
        int offset = file.recordOffset();
        int length = file.recordLength();
        long expected = lastGood + 1;
        long recordAt = file.recordAt();
        if (length < RecordBuffer.HEADER_LENGTH) {
            throw damaged("a record of " + length + " bytes is shorter than a header");
        }
        int said = RecordBuffer.recordLength(file.buffer(), offset);
        if (said != length) {
            throw damaged("the queue has a record of " + length + " bytes, its header says " + said);
        }
        boolean isRight = record.load(file.buffer(), offset, length);
        checksum = Integer.toUnsignedLong(record.checksum());
        if (!isRight) {
            throw damaged("the checksum of record " + expected + " is wrong");
        }
        if (record.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw damaged("a record of schema " + record.schemaId() + " is not from a journal");
        }
        if (record.version() > MessageHeaderDecoder.SCHEMA_VERSION) {
            throw new JournalException("record " + record.sequence() + " in " + file.file() + " at offset " + recordAt
                    + " has schema version " + record.version() + ", this program reads versions up to "
                    + MessageHeaderDecoder.SCHEMA_VERSION + "; read it with the program that wrote it, or a later one");
        }
        if (record.version() < FIRST_FORMAT) {
            throw new JournalException(
                    "journal " + directory + " is of format " + record.version() + ", which StrikeIQ 0.1"
                            + " wrote and which is read no more; import, simulate or record it again, and delete this folder");
        }
        long sequence = record.sequence();
        isRepeat = sequence < 0;
        long found = isRepeat ? FileHead.following(sequence) : sequence;
        if (begun && found != expected && !PrunedRecords.of(directory).explain(expected, found)) {
            throw damaged("record " + found + " stands where record " + expected + " was expected");
        }
        begun = true;
        lastGood = isRepeat ? found - 1 : found;
        recordsRead++;
    }

    /** Whether the record last read repeats an earlier one. */
    boolean isRepeat() {
        return isRepeat;
    }

    /** The record last read has a right checksum, and a content that no writer of this schema makes. */
    JournalDamagedException undecodable(RuntimeException cause) {
        lastGood--;
        return damaged("record " + (lastGood + 1) + " cannot be decoded: " + cause.getMessage());
    }

    private JournalDamagedException damaged(String what) {
        file.rewind();
        return file.damage(lastGood, what);
    }

    Path directory() {
        return directory;
    }

    /** The record last read. */
    RecordBuffer record() {
        return record;
    }

    int templateId() {
        return record.templateId();
    }

    /** Goes back before the record last read, so that it is the next one. */
    void unread() {
        file.rewind();
        lastGood--;
        checksum = -1;
    }

    /** Checksum of the last record, unsigned; −1 when that was not read. */
    long checksum() {
        return checksum;
    }

    /** Bytes of the message's fixed block, as written. */
    int blockLength() {
        return record.blockLength();
    }

    /** Version of the schema that the record was written with. */
    int version() {
        return record.version();
    }

    /** Journal index of the last record read, −1 before the first. */
    long lastGoodIndex() {
        return lastGood;
    }

    /** The file read last. */
    Path file() {
        return file.file();
    }

    /** Offset of the last record read, its queue header included. */
    long recordAt() {
        return file.recordAt();
    }

    /** Records that this scanner has read. */
    long recordsRead() {
        return recordsRead;
    }

    /** Offset behind the last record read. */
    long position() {
        return file.position();
    }

    /** Whether a writer died in the middle of the record behind the last one; to be asked at the end. */
    boolean hasIncompleteTail() {
        return file.hasIncompleteTail();
    }

    @Override
    public void close() {
        file.close();
    }
}
