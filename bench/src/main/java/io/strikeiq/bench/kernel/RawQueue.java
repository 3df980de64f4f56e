package io.strikeiq.bench.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** A Chronicle queue as it is, written with records of one length. */
public final class RawQueue implements AutoCloseable {
    /** Bytes of a quote in the tick journal, header included. */
    public static final int RECORD_LENGTH = 76;

    private final ByteBuffer memory = ByteBuffer.allocateDirect(RECORD_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final Bytes<?> bytes = Bytes.wrapForRead(memory);
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;

    public RawQueue(Path folder) {
        queue = builder(folder).build();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        bytes.singleThreadedCheckDisabled(true);
    }

    private static SingleChronicleQueueBuilder builder(Path folder) {
        return SingleChronicleQueueBuilder.binary(folder).rollCycle(RollCycles.FAST_DAILY);
    }

    /** Appends a record that begins with a number. */
    public void append(long number) {
        memory.putLong(0, number);
        bytes.readPositionRemaining(0, RECORD_LENGTH);
        appender.writeBytes(bytes);
    }

    /** The appender, for what can be asked of it between two records. */
    public ExcerptAppender appender() {
        return appender;
    }

    /** Reads every record, and gives the sum of their numbers. */
    public static long readAll(Path folder) {
        long sum = 0;
        Bytes<ByteBuffer> record = Bytes.elasticByteBuffer(RECORD_LENGTH);
        try (SingleChronicleQueue queue = builder(folder).build();
                ExcerptTailer tailer = queue.createTailer()) {
            while (tailer.readBytes(record.clear())) {
                sum += record.readLong(0);
            }
        } finally {
            record.releaseLast();
        }
        return sum;
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
        bytes.releaseLast();
    }
}
