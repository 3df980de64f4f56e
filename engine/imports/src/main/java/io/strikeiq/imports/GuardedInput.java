package io.strikeiq.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Bytes of a source that are bounded in the length of a line and, where they are unpacked, in their number: a zip bomb or
 * a file that is no text ends with a message and not with the memory.
 */
final class GuardedInput extends FilterInputStream {
    /** Bytes of a line at most; the longest lines known are book snapshots of some ten thousand. */
    static final int LONGEST_LINE = 4 << 20;
    /** Unpacked bytes that need no reason. */
    static final long FREE = 64L << 20;
    /** Unpacked bytes for each packed one at most; tables of numbers have 5 to 30. */
    static final int LARGEST_RATIO = 200;

    private final LongSupplier packed;
    private final boolean text;
    private long unpacked;
    private int line;

    private GuardedInput(InputStream bytes, LongSupplier packed, boolean text) {
        super(bytes);
        this.packed = packed;
        this.text = text;
    }

    /** Bytes as they are on disk. */
    static InputStream plain(InputStream bytes) {
        return new GuardedInput(bytes, () -> Long.MAX_VALUE / LARGEST_RATIO, true);
    }

    /**
     * Bytes that are being unpacked.
     *
     * @param packed packed bytes that they come from, so far or in all
     */
    static InputStream unpacked(InputStream bytes, LongSupplier packed) {
        return new GuardedInput(bytes, packed, true);
    }

    /** Bytes that are being unpacked and are no text, so that they have no lines. */
    static InputStream unpackedBinary(InputStream bytes, LongSupplier packed) {
        return new GuardedInput(bytes, packed, false);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(value);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        for (int i = offset; i < offset + count; i++) {
            count(target[i]);
        }
        return count;
    }

    private void count(int value) throws IOException {
        line = value == '\n' || value == '\r' ? 0 : line + 1;
        if (text && line > LONGEST_LINE) {
            throw new IOException(
                    "a line is longer than " + (LONGEST_LINE >> 20) + " MiB; this is no text of this kind");
        }
        unpacked++;
        if (unpacked > FREE && unpacked > LARGEST_RATIO * packed.getAsLong()) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "it unpacks to more than %,d MiB and to more than %d times its size; it is taken for a zip bomb",
                    FREE >> 20,
                    LARGEST_RATIO));
        }
    }
}
