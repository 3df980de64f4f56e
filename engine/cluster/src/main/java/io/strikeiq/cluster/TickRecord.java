package io.strikeiq.cluster;

import io.strikeiq.persistence.journal.FrameException;
import io.strikeiq.persistence.journal.TickFrameReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The value of a record in a topic of ticks: a frame as the TCP feed takes it, whose sequence is the tick's number at its
 * publisher; or a mark, the text {@code STIQMARK} and a number of eight bytes little-endian, which says that all ticks up to it
 * are in the partition; or a fence, the text {@code STIQFENC} and the epoch of an owner in the same way, which says that the owner ends
 * there.
 */
final class TickRecord {
    /** {@code STIQMARK}, little-endian: no frame begins so, for its length would be beyond {@link TickFrameReader#LONGEST}. */
    private static final long MARK = 0x4B52_414D_5149_5453L;

    /** {@code STIQFENC}, likewise. */
    private static final long FENCE = 0x434E_4546_5149_5453L;

    private static final int MARK_LENGTH = 2 * Long.BYTES;

    private final TickFrameReader reader = new TickFrameReader();
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);

    static byte[] mark(long sequence) {
        return pair(MARK, sequence);
    }

    /** @param epoch of the owner */
    static byte[] fence(long epoch) {
        return pair(FENCE, epoch);
    }

    private static byte[] pair(long text, long number) {
        return ByteBuffer.allocate(MARK_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text)
                .putLong(number)
                .array();
    }

    static boolean isFence(byte[] value) {
        return value != null && value.length == MARK_LENGTH && number(value, 0) == FENCE;
    }

    /** The epoch of a fence. */
    static long epoch(byte[] fence) {
        return number(fence, Long.BYTES);
    }

    static boolean isMark(byte[] value) {
        return value.length == MARK_LENGTH && number(value, 0) == MARK;
    }

    private static long number(byte[] value, int at) {
        return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
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
            return number(value, Long.BYTES);
        }
        DirectBuffer frame = wrap(value);
        int length = reader.length(frame, 0, value.length);
        if (length == 0 || length != value.length) {
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
