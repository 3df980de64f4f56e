package io.strikeiq.watch.counter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;

/**
 * The file of counters, as the process that is watched writes it: from one thread, never one of the real-time path, for which
 * a page of a file that is just being written to the disk would be a wait.
 *
 * <p>Each start makes a new file in place of the old one, so that a reader of the old one keeps what it has.
 */
public final class CounterFile implements AutoCloseable {
    private static final int LONGEST_LABEL = 120;

    private final MappedByteBuffer mapped;
    private final UnsafeBuffer header;
    private final CountersManager manager;
    private final Map<Measure, Map<String, AtomicCounter>> counters = new EnumMap<>(Measure.class);
    private boolean full;
    private boolean closed;

    private CounterFile(MappedByteBuffer mapped) {
        this.mapped = mapped;
        UnsafeBuffer whole = new UnsafeBuffer(mapped);
        this.header = new UnsafeBuffer(whole, 0, CounterLayout.HEADER);
        int metadata = CounterLayout.metadataLength(CounterLayout.MOST);
        this.manager = new CountersManager(
                new UnsafeBuffer(whole, CounterLayout.HEADER, metadata),
                new UnsafeBuffer(
                        whole, CounterLayout.HEADER + metadata, CounterLayout.valuesLength(CounterLayout.MOST)),
                StandardCharsets.US_ASCII);
    }

    /**
     * Makes the file of a process.
     *
     * @param folder the data folder, which is there
     * @param program version of the program
     * @param startedAt nanoseconds since the epoch
     * @param period nanoseconds between two beats
     * @throws UncheckedIOException when it cannot be written
     */
    public static CounterFile create(Path folder, String program, long startedAt, long period) {
        Path draft = folder.resolve(CounterLayout.FILE + ".partial");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, ownerOnly(draft));
            CounterFile file;
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                file = new CounterFile(
                        channel.map(FileChannel.MapMode.READ_WRITE, 0, CounterLayout.length(CounterLayout.MOST)));
            }
            file.begin(program, startedAt, period);
            Files.move(draft, folder.resolve(CounterLayout.FILE), StandardCopyOption.ATOMIC_MOVE);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private void begin(String program, long startedAt, long period) {
        header.putInt(CounterLayout.VERSION_AT, CounterLayout.VERSION);
        header.putInt(CounterLayout.MOST_AT, CounterLayout.MOST);
        header.putLong(CounterLayout.PROCESS_AT, ProcessHandle.current().pid());
        header.putLong(CounterLayout.START_AT, startedAt);
        header.putLong(CounterLayout.BEAT_AT, startedAt);
        header.putLong(CounterLayout.PERIOD_AT, period);
        text(CounterLayout.PROGRAM_AT, program);
        text(CounterLayout.RUN_AT, "");
        header.putLongRelease(CounterLayout.MAGIC_AT, CounterLayout.MAGIC);
    }

    private void text(int at, String text) {
        header.putStringAscii(at, shortened(text, CounterLayout.LONGEST_TEXT));
    }

    private static String shortened(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    /** Says which run the counters are of. */
    public void run(String runId) {
        text(CounterLayout.RUN_AT, runId);
    }

    /** Sets a value, known from now on; one beyond the room of the file is left out. */
    public void set(Measure measure, String label, long value) {
        AtomicCounter counter = counters.computeIfAbsent(measure, any -> new HashMap<>())
                .computeIfAbsent(label, any -> {
                    return add(measure, label);
                });
        if (counter != null && !closed) {
            counter.setRelease(value);
        }
    }

    /** As the other, of a measure that has one value. */
    public void set(Measure measure, long value) {
        set(measure, "", value);
    }

    private AtomicCounter add(Measure measure, String label) {
        if (full) {
            return null;
        }
        full = manager.available() <= 1;
        return manager.newCounter(shortened(label, LONGEST_LABEL), measure.number());
    }

    /** Says that all values are of now: nanoseconds since the epoch. */
    public void beat(long now) {
        if (!closed) {
            header.putLongRelease(CounterLayout.BEAT_AT, now);
        }
    }

    /** When the values were last written; for any thread, before the file is closed. */
    public long beatAt() {
        return header.getLongVolatile(CounterLayout.BEAT_AT);
    }

    /** Says that the process ended in order: nanoseconds since the epoch. The values stay readable. */
    public void end(long now) {
        beat(now);
        if (!closed) {
            header.putLongRelease(CounterLayout.END_AT, now);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            BufferUtil.free(mapped);
        }
    }
}
