package io.strikeiq.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A number that a queue keeps by name near the beginning of one of its files, and that its writer moves meanwhile.
 *
 * <pre>
 *   ... name padding code [skipped bytes] number (8 bytes) ...
 * </pre>
 */
final class QueueField implements AutoCloseable {
    /** Code of a number that stands alone. */
    static final byte LONG = (byte) 0xA7;
    /** Code of an array of numbers. */
    static final byte LONG_ARRAY = (byte) 0x8D;
    /** Capacity and length of an array stand before its first number. */
    static final int ARRAY_HEAD = 2 * Long.BYTES;

    private static final int SEARCHED = 512;
    private static final int LONGEST_PADDING = 16;
    private static final int NOT_COMPLETE = 1 << 31;

    private final FileChannel channel;
    private final byte[] name;
    private final byte code;
    private final int skipped;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private MappedByteBuffer mapping;
    private int at = -1;
    private boolean lost;

    QueueField(FileChannel channel, String name, byte code, int skipped) {
        this.channel = channel;
        this.name = name.getBytes(StandardCharsets.US_ASCII);
        this.code = code;
        this.skipped = skipped;
    }

    /** Whether the file has the number, which its writer may be about to make. */
    boolean isKnown() {
        return at >= 0 || find();
    }

    private boolean find() {
        try {
            if (mapping == null) {
                if (channel.size() < SEARCHED) {
                    return false;
                }
                mapping = channel.map(FileChannel.MapMode.READ_ONLY, 0, SEARCHED);
                mapping.order(ByteOrder.LITTLE_ENDIAN);
                buffer.wrap(mapping);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int header = buffer.getIntVolatile(0);
        if (header == 0 || header == NOT_COMPLETE) {
            return false;
        }
        int found = afterName();
        at = found < 0 ? -1 : found + 1 + skipped;
        lost = at < 0;
        return at >= 0;
    }

    /** Whether the first excerpt is there and does not hold the number. */
    boolean isLost() {
        return lost;
    }

    private int afterName() {
        for (int i = 0; i < SEARCHED - 64; i++) {
            if (matches(i)) {
                for (int k = i + name.length; k < i + name.length + LONGEST_PADDING; k++) {
                    if (buffer.getByte(k) == code) {
                        return k;
                    }
                }
            }
        }
        return -1;
    }

    private boolean matches(int offset) {
        for (int i = 0; i < name.length; i++) {
            if (buffer.getByte(offset + i) != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** The number as of now; to be asked when it is known. */
    long get() {
        return buffer.getLongVolatile(at);
    }

    @Override
    public void close() {
        if (mapping != null) {
            buffer.wrap(0, 0);
            BufferUtil.free(mapping);
            mapping = null;
        }
    }
}
