package io.strikeiq.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks one file of a queue from front to back through a moving read-only mapping, and trusts nothing in it: every
 * length is checked against the file before it is followed, so that no damage can lead out of the mapping. The queue's
 * own reader takes lengths and flags as they stand, and a flipped bit there hides records from it or stops the process.
 *
 * <pre>
 *   file    = excerpt*
 *   excerpt = header (4 bytes) content, padded to 4 bytes
 *   header  = not complete (bit 31), metadata (bit 30), length of the content (bits 0 to 29)
 *             0: nothing written yet; 0xC0000000: the queue goes on in the next file
 * </pre>
 *
 * <p>The first excerpt holds the position of the last record written, by which a lost header is told from the end.
 */
final class QueueFile implements AutoCloseable {
    /** What {@link #next} has come to. */
    enum Step {
        RECORD,
        END,
        NEXT_FILE
    }

    private static final int NOT_COMPLETE = 1 << 31;
    private static final int METADATA = 1 << 30;
    private static final int LENGTH_MASK = METADATA - 1;
    private static final int END_OF_FILE = NOT_COMPLETE | METADATA;
    private static final byte METADATA_EVENT = (byte) 0xB9;
    private static final long PAGE = 4096;
    /** The queue's own tables end before this offset, and the first records stand behind them. */
    private static final long BEGINNING = 256L << 10;

    private static final long WINDOW = 64L << 20;

    private final Path file;
    private final FileChannel channel;
    private final UnsafeBuffer window = new UnsafeBuffer(0, 0);
    private MappedByteBuffer mapping;
    private long windowStart;
    private final QueueField writePosition;
    private long position;
    private long recordAt;
    private int recordLength;

    QueueFile(Path file) {
        this.file = file;
        try {
            this.channel = FileChannel.open(file, StandardOpenOption.READ);
            this.writePosition = new QueueField(channel, "writePosition", QueueField.LONG_ARRAY, QueueField.ARRAY_HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    /** Offset of the record that was found, or of the place where the next one would begin. */
    long position() {
        return position;
    }

    /**
     * Goes on to the next record.
     *
     * @param lastGood journal index of the record before it, for the message
     */
    Step next(long lastGood) {
        if (!writePosition.isKnown()) {
            if (writePosition.isLost()) {
                throw damage(lastGood, "the file does not begin as a queue file");
            }
            if (hasLostItsBeginning()) {
                throw damage(lastGood, "the file has lost its beginning");
            }
            return Step.END;
        }
        while (true) {
            if (position < 0 || !map(position, Integer.BYTES)) {
                throw damage(lastGood, "the file is cut off");
            }
            int header = headerAt(position);
            if (header == END_OF_FILE) {
                return Step.NEXT_FILE;
            }
            if (header == 0 || header == NOT_COMPLETE) {
                return end(header, lastGood);
            }
            if (enter(header, lastGood)) {
                return Step.RECORD;
            }
        }
    }

    /** Whether the place of the first excerpt is empty and what a writer makes behind it is there. */
    private boolean hasLostItsBeginning() {
        for (long at = PAGE; at < BEGINNING && map(at, PAGE); at += PAGE) {
            for (int i = 0; i < PAGE; i += Long.BYTES) {
                if (window.getLong((int) (at - windowStart) + i) != 0) {
                    return !writePosition.isKnown();
                }
            }
        }
        return false;
    }

    /** Enters the excerpt at the position and returns whether it is a record. */
    private boolean enter(int header, long lastGood) {
        int length = header & LENGTH_MASK;
        if ((header & NOT_COMPLETE) != 0) {
            throw damage(lastGood, "a record of " + length + " bytes is marked as not complete");
        }
        long content = position + Integer.BYTES;
        if (length == 0 || !map(content, length)) {
            throw damage(lastGood, "a record of " + length + " bytes does not fit into the file");
        }
        boolean metadata = (header & METADATA) != 0;
        if (metadata && window.getByte((int) (content - windowStart)) != METADATA_EVENT) {
            throw damage(lastGood, "a record is marked as metadata");
        }
        recordAt = position;
        recordLength = length;
        position = content + ((length + 3) & ~3);
        return !metadata;
    }

    private Step end(int seen, long lastGood) {
        if (writePosition.get() >= position && headerAt(position) == seen) {
            throw damage(lastGood, "the header of a record is lost");
        }
        return Step.END;
    }

    /** Whether bytes stand behind the last complete record: its writer died in the middle of the next one. */
    boolean hasIncompleteTail() {
        int look = 64;
        if (!map(position, look)) {
            return false;
        }
        for (int i = 0; i < look; i++) {
            if (window.getByte((int) (position - windowStart) + i) != 0) {
                return true;
            }
        }
        return false;
    }

    DirectBuffer buffer() {
        return window;
    }

    /** Offset of the record in the buffer. */
    int recordOffset() {
        return (int) (recordAt + Integer.BYTES - windowStart);
    }

    /** Offset of the record in the file, its queue header included. */
    long recordAt() {
        return recordAt;
    }

    int recordLength() {
        return recordLength;
    }

    /** Goes to an offset at which a record should be. */
    void seek(long offset) {
        position = offset;
    }

    /** Goes back before the record last entered. */
    void rewind() {
        position = recordAt;
    }

    JournalDamagedException damage(long lastGood, String what) {
        return new JournalDamagedException(file, position, lastGood, what);
    }

    private int headerAt(long offset) {
        return window.getIntVolatile((int) (offset - windowStart));
    }

    private boolean map(long from, long length) {
        if (from >= windowStart && from + length <= windowStart + window.capacity()) {
            return true;
        }
        try {
            long size = channel.size();
            if (from + length > size) {
                return false;
            }
            remap(from - from % PAGE, Math.min(size, from + Math.max(WINDOW, length)));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remap(long start, long end) throws IOException {
        unmap();
        mapping = channel.map(FileChannel.MapMode.READ_ONLY, start, end - start);
        mapping.order(ByteOrder.LITTLE_ENDIAN);
        windowStart = start;
        window.wrap(mapping);
    }

    private void unmap() {
        if (mapping != null) {
            window.wrap(0, 0);
            BufferUtil.free(mapping);
            mapping = null;
        }
    }

    @Override
    public void close() {
        unmap();
        writePosition.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
