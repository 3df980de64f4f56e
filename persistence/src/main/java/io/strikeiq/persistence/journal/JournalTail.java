package io.strikeiq.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Clears what a writer that died left behind the last complete record. The queue itself would write over it, and bytes
 * left behind a shorter record would then be taken for the header of the next.
 */
final class JournalTail {
    private static final int CHUNK = 1 << 16;

    private JournalTail() {}

    /** Sets every byte of the file from an offset on to zero; pages that are zero already stay unwritten. */
    static void clear(Path file, long from) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (long at = from; at < channel.size(); at += CHUNK) {
                chunk.clear();
                int read = channel.read(chunk, at);
                if (isDirty(chunk, read)) {
                    channel.write(ByteBuffer.allocate(read), at);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDirty(ByteBuffer chunk, int length) {
        for (int i = 0; i < length; i++) {
            if (chunk.get(i) != 0) {
                return true;
            }
        }
        return false;
    }
}
