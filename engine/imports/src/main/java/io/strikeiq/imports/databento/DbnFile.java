package io.strikeiq.imports.databento;

import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.SourceFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A file that is open: its metadata, then record after record. */
final class DbnFile implements AutoCloseable {
    private static final int LAST_VERSION = 3;
    private static final int PRELUDE = 8;
    private static final int MOST_METADATA = 256 << 20;

    private final SourceFile file;
    private final InputStream bytes;
    private final DbnMetadata metadata;
    private final DbnRecord record = new DbnRecord();
    private long number;
    private long offset;

    /**
     * Opens a file.
     *
     * @throws ImportException when it is no DBN file of a version that is read, or damaged
     */
    DbnFile(SourceFile file) {
        this.file = file;
        this.bytes = file.openBinary();
        this.metadata = readMetadata();
    }

    private DbnMetadata readMetadata() {
        byte[] prelude = new byte[PRELUDE];
        try {
            if (fill(prelude, PRELUDE) < PRELUDE || prelude[0] != 'D' || prelude[1] != 'B' || prelude[2] != 'N') {
                throw failed("is no DBN file: it does not begin with DBN");
            }
            int version = prelude[3];
            if (version < 1 || version > LAST_VERSION) {
                throw failed("is of DBN version " + version + "; versions 1 to " + LAST_VERSION + " are read");
            }
            int length = ByteBuffer.wrap(prelude).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
            if (length < 0 || length > MOST_METADATA) {
                throw failed("says that its metadata have " + Integer.toUnsignedString(length) + " bytes");
            }
            // Read in steps, so that a wrong length ends with the file and not with the memory.
            byte[] text = bytes.readNBytes(length);
            offset += text.length;
            if (text.length < length) {
                throw new EOFException();
            }
            return DbnMetadata.read(version, ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IllegalArgumentException e) {
            throw failed(e.getMessage());
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    DbnMetadata metadata() {
        return metadata;
    }

    /** Number of the record that was given last, from 1. */
    long number() {
        return number;
    }

    /**
     * The next record, null at the end; the same object each time.
     *
     * @throws ImportException when the file ends in the middle of a record, or a record cannot be of its kind
     */
    DbnRecord next() {
        byte[] target = record.array();
        try {
            int first = bytes.read();
            if (first < 0) {
                return null;
            }
            long at = offset;
            offset++;
            number++;
            int length = first * 4;
            target[0] = (byte) first;
            if (length < DbnRecord.HEADER) {
                throw failed("record " + number + " at byte " + at + " has a length of " + length + " bytes");
            }
            if (fill(target, 1, length - 1) < length - 1) {
                throw failed("ends in the middle of record " + number + ", which begins at byte " + at);
            }
            record.filled(length, metadata.version());
            int least = DbnKind.of(record.kind()).least(metadata.version());
            if (length < least) {
                throw failed("record " + number + " at byte " + at + " is of kind " + record.kind() + ", which has "
                        + least + " bytes, and has " + length);
            }
            return record;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private int fill(byte[] target, int length) throws IOException {
        return fill(target, 0, length);
    }

    private int fill(byte[] target, int from, int length) throws IOException {
        int read = bytes.readNBytes(target, from, length);
        offset += read;
        return read;
    }

    private ImportException failed(String what) {
        return ImportException.failed(file.name() + " " + what + "; no journal was written");
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }
}
