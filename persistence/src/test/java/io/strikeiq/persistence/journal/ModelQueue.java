package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.sbe.JournalStartEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A queue file written as the queue library writes it, but slowly: between two stores of a record somebody may look, or
 * the process may die. Cheap enough to be made ten thousand times.
 */
public final class ModelQueue implements RecordAppender {
    static final String NAME = "20260101F.cq4";
    static final int SIZE = 1 << 18;
    private static final int METADATA = 1 << 30;
    private static final int NOT_COMPLETE = 1 << 31;
    static final int FIRST_RECORD = 128;
    static final int WRITE_POSITION = 48;

    private final Path file;
    private final RecordBuffer record = new RecordBuffer();
    private final Runnable between;
    private final UnsafeBuffer memory = new UnsafeBuffer(0, 0);
    private final MappedByteBuffer mapping;
    private int position = FIRST_RECORD;
    private long last = -1;

    private ModelQueue(Path directory, Runnable between) {
        this.file = directory.resolve(NAME);
        this.between = between;
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            mapping = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
            mapping.order(ByteOrder.LITTLE_ENDIAN);
            memory.wrap(mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Begins or goes on with the journal of a run.
     *
     * @param between called between any two stores; what it throws ends the process there
     */
    public static SignalJournalWriter open(Path directory, RunInfo run, Runnable between) {
        return SignalJournalWriter.open(directory, run, new ModelQueue(directory, between));
    }

    /** Flips a bit somewhere in the records up to the end of the journal. */
    public static void flipBit(Path directory, double where) {
        try (FileChannel channel =
                FileChannel.open(directory.resolve(NAME), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            int end = (int) bytes.getLong(WRITE_POSITION);
            // Within the checked part of some record: its header begins four bytes behind that of the queue.
            int at = FIRST_RECORD;
            int target = FIRST_RECORD + (int) (where * (end - FIRST_RECORD));
            for (int next = at; next <= target; next = at + Integer.BYTES + ((bytes.getInt(at) + 3) & ~3)) {
                at = next;
            }
            int flipped = at + Integer.BYTES + RecordBuffer.HEADER_LENGTH;
            bytes.put(flipped, (byte) (bytes.get(flipped) ^ 4));
            BufferUtil.free(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RecordBuffer record() {
        return record;
    }

    @Override
    public void begin(JournalKind kind, JournalInfo info) {
        memory.setMemory(0, SIZE, (byte) 0);
        between.run();
        memory.putByte(Integer.BYTES, (byte) 0xB9);
        byte[] name = "writePosition".getBytes(StandardCharsets.US_ASCII);
        int named = WRITE_POSITION - QueueField.ARRAY_HEAD - 1 - name.length;
        memory.putBytes(named, name);
        memory.putByte(named + name.length, QueueField.LONG_ARRAY);
        memory.putIntOrdered(0, METADATA | (FIRST_RECORD - Integer.BYTES));
        between.run();
        JournalStartEncoder start = new JournalStartEncoder();
        start.wrapAndApplyHeader(record.buffer(), 0, record.headerEncoder());
        start.kind((short) kind.ordinal()).labelsCount(0);
        start.source(info.source());
        append(start.encodedLength());
    }

    @Override
    public void resume(JournalScanner scanned) {
        last = scanned.lastGoodIndex();
        position = (int) scanned.position();
        JournalTail.clear(file, position);
    }

    @Override
    public void append(int messageLength) {
        int length = RecordBuffer.HEADER_LENGTH + messageLength;
        record.seal(last + 1, length);
        memory.putIntOrdered(position, NOT_COMPLETE);
        between.run();
        int content = position + Integer.BYTES;
        int half = length / 2;
        memory.putBytes(content, record.buffer(), 0, half);
        between.run();
        memory.putBytes(content + half, record.buffer(), half, length - half);
        between.run();
        memory.putIntOrdered(position, length);
        between.run();
        memory.putLongOrdered(WRITE_POSITION, position);
        position = content + ((length + 3) & ~3);
        last++;
        between.run();
    }

    @Override
    public long last() {
        return last;
    }

    @Override
    public void close() {
        memory.wrap(0, 0);
        BufferUtil.free(mapping);
    }
}
