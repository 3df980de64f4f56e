package io.strikeiq.bench.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Records of one length copied one behind the other into a mapped file: the least that keeping them can cost. */
public final class MappedFile implements AutoCloseable {
    private static final int PAGE = 4_096;
    private final byte[] record = new byte[RawQueue.RECORD_LENGTH];
    private final MappedByteBuffer mapping;
    private final UnsafeBuffer buffer;
    private int position;

    /** Maps a new file of a size; nothing of it is on the disk yet. */
    public MappedFile(Path file, long size) {
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                mapping = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer = new UnsafeBuffer(mapping);
    }

    /** Writes to every page, so that no later write waits for the disk's blocks or the page table. */
    public void touch() {
        for (int at = 0; at < buffer.capacity(); at += PAGE) {
            buffer.putLong(at, 0);
        }
    }

    /** Appends a record: its content, then, in order, the number that makes it complete. */
    public void append(long number) {
        buffer.putBytes(position + Long.BYTES, record, 0, RawQueue.RECORD_LENGTH - Long.BYTES);
        buffer.putLongOrdered(position, number + 1);
        position += RawQueue.RECORD_LENGTH;
    }

    @Override
    public void close() {
        BufferUtil.free(mapping);
    }
}
