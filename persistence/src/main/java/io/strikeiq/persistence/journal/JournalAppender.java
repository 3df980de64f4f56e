package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.FileFault;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.util.MicroTouched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends sealed records to the queue of a journal, each in one write. Holds the journal's lock; the roll cycle is that
 * of its creation.
 */
final class JournalAppender implements RecordAppender {
    private static final Logger LOG = LoggerFactory.getLogger(JournalAppender.class);
    /** Bytes written between two looks at the disk. */
    private static final long DISK_CHECK_INTERVAL = 1L << 20;

    private final File directory;
    private final JournalLock lock;
    private final DiskGuard guard;
    private final TimeProvider clock;
    private final RecordBuffer record;
    private SingleChronicleQueue queue;
    private ExcerptAppender appender;
    private MicroTouched pages;
    private Bytes<?> bytes;
    private Object wrapped;
    /** Moved behind the record's last byte, so that who sees it may force it to the disk. */
    private final AtomicLong last = new AtomicLong(-1);

    private long sinceDiskCheck;
    private final JournalIndexer indexer = new JournalIndexer();
    private final LongSupplier lastOffset = this::lastOffset;
    private Path file;
    private int fileCycle = -1;
    /** Day of the last file that was there, or is written. */
    private long lastDay;

    private FileChannel fileChannel;
    private QueueField writePosition;

    /** Takes the journal of a directory for writing; {@link #begin} or {@link #resume} comes next. */
    JournalAppender(Path directory, DiskGuard guard) {
        this(directory, guard, SystemTimeProvider.INSTANCE);
    }

    /** As above, with the clock that says when a day is over. */
    JournalAppender(Path directory, DiskGuard guard, TimeProvider clock) {
        QueueFlags.check();
        this.record = new RecordBuffer();
        this.directory = directory.toFile();
        this.guard = guard;
        this.clock = clock;
        this.lock = JournalLock.acquire(directory);
    }

    @Override
    public void begin(JournalKind kind, JournalInfo info) {
        deleteEmptyQueue();
        openQueue();
        append(JournalOpening.encode(record, kind, info));
    }

    /** Begins a journal whose first records are elsewhere: the next one has the number after this. */
    void beginBehind(long before) {
        deleteEmptyQueue();
        openQueue();
        last.set(before);
    }

    /** A process that died while it made the queue leaves files without a record. */
    private void deleteEmptyQueue() {
        File[] files = directory.listFiles(
                (dir, name) -> name.endsWith(".cq4") || name.endsWith(".cq4t") || name.endsWith(".idx"));
        for (File file : files == null ? new File[0] : files) {
            if (!file.delete()) {
                throw new JournalException("cannot delete " + file);
            }
        }
    }

    @Override
    public void resume(JournalScanner scanned) {
        last.set(scanned.lastGoodIndex());
        if (scanned.hasIncompleteTail()) {
            LOG.info("journal {}: removed what a process that died left behind record {}", directory, last());
        }
        JournalTail.clear(scanned.file(), scanned.position());
        openQueue();
    }

    @Override
    public void resumeIndex(List<IndexEntry> rows) {
        indexer.resume(rows);
    }

    @Override
    public void onRead(JournalScanner scanned) {
        indexer.onRecord(scanned);
    }

    private void openQueue() {
        guard.check(directory);
        QueueFolder.forgetNotes(directory.toPath());
        List<Path> files = QueueFolder.files(directory.toPath());
        lastDay = files.isEmpty()
                ? 0
                : QueueFolder.day(files.get(files.size() - 1)).toEpochDay();
        queue = SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(QueueFolder.ROLL_CYCLE)
                .timeProvider(new ForwardClock(clock, lastDay))
                .build();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        pages = appender instanceof MicroTouched touched ? touched : null;
    }

    @Override
    public RecordBuffer record() {
        return record;
    }

    @Override
    public void append(int messageLength) {
        append(RecordBuffer.HEADER_LENGTH + messageLength, last() + 1);
    }

    /** Appends a record of another journal as it is. */
    void copy(RecordBuffer source) {
        if (queue == null) {
            openQueue();
        }
        record.buffer().putBytes(0, source.buffer(), 0, source.length());
        append(source.length(), source.header().sequence());
    }

    /** Appends the record in the buffer as one that repeats an earlier one, see {@link FileHead}. */
    void repeat(int messageLength) {
        write(RecordBuffer.HEADER_LENGTH + messageLength, FileHead.sequence(last() + 1));
    }

    /** Day of the file of the last record, in days since the epoch; a record of a later day begins a new file. */
    long lastDay() {
        return lastDay;
    }

    private void append(int length, long sequence) {
        write(length, sequence);
        if (sequence >= 0) {
            indexer.onRecord(file, record, record.header().checksum(), lastOffset);
            last.lazySet(sequence);
        }
    }

    private void write(int length, long sequence) {
        watchDisk(length);
        record.seal(sequence, length);
        if (wrapped != record.memory()) {
            wrapped = record.memory();
            bytes = Bytes.wrapForRead(record.memory());
            bytes.singleThreadedCheckDisabled(true);
        }
        bytes.readPositionRemaining(0, length);
        appender.writeBytes(bytes);
        if (appender.cycle() != fileCycle) {
            turnToFile();
        }
    }

    /** The queue has begun a file, or this is the first record of this writer. */
    private void turnToFile() {
        closeFile();
        fileCycle = appender.cycle();
        lastDay = fileCycle;
        file = QueueFolder.file(directory.toPath(), fileCycle);
        try {
            fileChannel = FileChannel.open(file, StandardOpenOption.READ);
            writePosition = new QueueField(fileChannel, "writePosition", QueueField.LONG_ARRAY, QueueField.ARRAY_HEAD);
        } catch (IOException e) {
            throw new JournalException("cannot read " + file + ": " + FileFault.reason(e), e);
        }
    }

    /** Where the queue says that the last record begins; who uses it looks whether it is there. */
    private long lastOffset() {
        return writePosition.isKnown() ? writePosition.get() : -1;
    }

    private void closeFile() {
        if (fileChannel != null) {
            writePosition.close();
            try {
                fileChannel.close();
            } catch (IOException e) {
                throw new JournalException("cannot close " + file + ": " + FileFault.reason(e), e);
            }
            fileChannel = null;
        }
    }

    private void watchDisk(int length) {
        sinceDiskCheck += length;
        if (sinceDiskCheck >= DISK_CHECK_INTERVAL) {
            guard.check(directory);
            sinceDiskCheck = 0;
        }
    }

    @Override
    public void touchAhead() {
        if (pages != null) {
            pages.microTouch();
        }
    }

    /** For any thread. */
    @Override
    public long last() {
        return last.get();
    }

    @Override
    public void close() {
        try {
            if (appender != null) {
                appender.close();
            }
            if (queue != null) {
                queue.close();
            }
        } finally {
            closeFile();
            indexer.close();
            lock.close();
        }
    }
}
