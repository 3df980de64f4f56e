package io.strikeiq.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Clears what a writer that died left behind the last complete record. The queue itself would write over it, and bytes
 * left behind a shorter record would then be taken for the header of the next.
 */
final class JournalTail {
    private static final int CHUNK = 1 << 16;

    private JournalTail() {}

    /** Sets every byte of the file from an offset on to zero; pages that are zero already stay unwritten. */
    static void clear(Path file, long from) {
        byte[] zeros = new byte[CHUNK];
        byte[] bytes = new byte[CHUNK];
        ByteBuffer chunk = ByteBuffer.wrap(bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (long at = from; at < channel.size(); at += CHUNK) {
                chunk.clear();
                int read = channel.read(chunk, at);
                if (Arrays.mismatch(bytes, 0, read, zeros, 0, read) >= 0) {
                    channel.write(ByteBuffer.wrap(zeros, 0, read), at);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
