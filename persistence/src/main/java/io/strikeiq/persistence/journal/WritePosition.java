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
 * The offset of the last record written, which a queue file keeps in its first excerpt and its writer moves after each
 * record.
 *
 * <pre>
 *   ... "writePosition" padding 0x8D capacity (8 bytes) used (8 bytes) offset (8 bytes) ...
 * </pre>
 */
final class WritePosition implements AutoCloseable {
    private static final byte[] NAME = "writePosition".getBytes(StandardCharsets.US_ASCII);
    private static final byte LONG_ARRAY = (byte) 0x8D;
    private static final int SEARCHED = 512;
    private static final int NOT_COMPLETE = 1 << 31;

    private final FileChannel channel;
    private MappedByteBuffer mapping;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private int at = -1;
    private boolean lost;

    WritePosition(FileChannel channel) {
        this.channel = channel;
    }

    /** Whether the file has its first excerpt, which its writer may be about to make. */
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
        int array = after(NAME);
        at = array < 0 ? -1 : array + 1 + 2 * Long.BYTES;
        lost = at < 0;
        return at >= 0;
    }

    /** Whether the first excerpt is there and does not tell the offset. */
    boolean isLost() {
        return lost;
    }

    private int after(byte[] name) {
        for (int i = 0; i < SEARCHED - 64; i++) {
            if (matches(i, name)) {
                for (int k = i + name.length; k < i + name.length + 16; k++) {
                    if (buffer.getByte(k) == LONG_ARRAY) {
                        return k;
                    }
                }
            }
        }
        return -1;
    }

    private boolean matches(int offset, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (buffer.getByte(offset + i) != name[i]) {
                return false;
            }
        }
        return true;
    }

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
