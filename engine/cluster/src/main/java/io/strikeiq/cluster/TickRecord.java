package io.strikeiq.cluster;

import io.strikeiq.persistence.journal.FrameException;
import io.strikeiq.persistence.journal.TickFrameReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The value of a record in a topic of ticks: a frame as the TCP feed takes it, whose sequence is the tick's number at its
 * publisher; or a mark, eight bytes little-endian, which says that all ticks up to that number are in the partition.
 */
final class TickRecord {
    /** Bytes of a record at most, headers of Kafka included. */
    static final int LARGEST = TickFrameReader.LONGEST + (1 << 12);

    private static final int MARK_LENGTH = Long.BYTES;

    private final TickFrameReader reader = new TickFrameReader();
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);

    static byte[] mark(long sequence) {
        return ByteBuffer.allocate(MARK_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(sequence)
                .array();
    }

    static boolean isMark(byte[] value) {
        return value.length == MARK_LENGTH;
    }

    /**
     * The number that a record carries.
     *
     * @throws FrameException when it is neither mark nor frame
     */
    long sequence(byte[] value) {
        if (value == null) {
            throw new FrameException("a record has no value");
        }
        if (isMark(value)) {
            return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
        }
        DirectBuffer frame = wrap(value);
        int length = reader.length(frame, 0, value.length);
        if (length != value.length) {
            throw new FrameException("a record has " + value.length + " bytes, its header says " + length);
        }
        return reader.sequence(frame, 0);
    }

    /** The bytes of a value, until the next call. */
    UnsafeBuffer wrap(byte[] value) {
        buffer.wrap(value);
        return buffer;
    }
}
