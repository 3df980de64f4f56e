package io.strikeiq.watch.counter;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * What a file of counters held when it was read.
 *
 * @param program version of the program
 * @param runId id of the run, empty before it is chosen
 * @param processId id of the process
 * @param startedAt start of the process; nanoseconds since the epoch, as all times here
 * @param beatAt when the values were last written
 * @param endedAt when it ended in order, 0 when it has not
 * @param period nanoseconds between two times that the values are written
 * @param readings all values, by measure and label
 */
public record CounterView(
        String program,
        String runId,
        long processId,
        long startedAt,
        long beatAt,
        long endedAt,
        long period,
        List<Reading> readings) {
    /** Beats that may be missed on a busy machine. */
    private static final long MISSED = 30;

    private static final long NANOS_IN_MILLI = 1_000_000;
    /** The system gives the start of a process to a hundredth of a second. */
    private static final long TOLERANCE_MILLIS = 1_000;

    /** What is to be said of the process. */
    public enum State {
        /** The values are written. */
        RUNNING,
        /** The process is there, and its values are no longer written. */
        HANGS,
        /** It ended in order. */
        ENDED,
        /** It is gone and did not say so. */
        DIED
    }

    /** The file of counters of a data folder. */
    public static Path file(Path folder) {
        return folder.resolve(CounterLayout.FILE);
    }

    /**
     * Reads the file of a data folder.
     *
     * @return empty when there is none
     * @throws CounterFileException when it cannot be read, or is no such file
     */
    public static Optional<CounterView> read(Path folder) {
        Path file = file(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size();
            if (length < CounterLayout.HEADER || length > CounterLayout.length(CounterLayout.MOST_READ)) {
                throw new CounterFileException(file, "has " + length + " bytes, which no such file has");
            }
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, length);
            try {
                return Optional.of(read(file, new UnsafeBuffer(mapped)));
            } finally {
                BufferUtil.free(mapped);
            }
        } catch (IOException e) {
            throw new CounterFileException(file, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static CounterView read(Path file, UnsafeBuffer whole) {
        if (whole.getLongVolatile(CounterLayout.MAGIC_AT) != CounterLayout.MAGIC) {
            throw new CounterFileException(file, "is no file of counters");
        }
        int version = whole.getInt(CounterLayout.VERSION_AT);
        if (version != CounterLayout.VERSION) {
            throw new CounterFileException(
                    file, "is of version " + version + "; this program reads version " + CounterLayout.VERSION);
        }
        int most = whole.getInt(CounterLayout.MOST_AT);
        if (most < 0 || most > CounterLayout.MOST_READ || CounterLayout.length(most) != whole.capacity()) {
            throw new CounterFileException(file, "says that it has room for " + most + " counters, and has not");
        }
        checkLabels(file, whole, most);
        return new CounterView(
                text(file, whole, CounterLayout.PROGRAM_AT),
                text(file, whole, CounterLayout.RUN_AT),
                whole.getLong(CounterLayout.PROCESS_AT),
                whole.getLong(CounterLayout.START_AT),
                whole.getLongVolatile(CounterLayout.BEAT_AT),
                whole.getLongVolatile(CounterLayout.END_AT),
                whole.getLong(CounterLayout.PERIOD_AT),
                readings(whole, most));
    }

    private static String text(Path file, UnsafeBuffer whole, int at) {
        int length = whole.getInt(at);
        if (length < 0 || length > CounterLayout.LONGEST_TEXT) {
            throw new CounterFileException(file, "has a text of " + length + " bytes at offset " + at);
        }
        return whole.getStringAscii(at);
    }

    private static void checkLabels(Path file, UnsafeBuffer whole, int most) {
        for (int i = 0; i < most; i++) {
            int at = CounterLayout.HEADER + i * CountersReader.METADATA_LENGTH + CountersReader.LABEL_OFFSET;
            int length = whole.getInt(at);
            if (length < 0 || length > CountersReader.MAX_LABEL_LENGTH) {
                throw new CounterFileException(file, "has a label of " + length + " bytes at offset " + at);
            }
        }
    }

    private static List<Reading> readings(UnsafeBuffer whole, int most) {
        int metadata = CounterLayout.metadataLength(most);
        CountersReader reader = new CountersReader(
                new UnsafeBuffer(whole, CounterLayout.HEADER, metadata),
                new UnsafeBuffer(whole, CounterLayout.HEADER + metadata, CounterLayout.valuesLength(most)),
                StandardCharsets.US_ASCII);
        List<Reading> readings = new ArrayList<>();
        reader.forEach((counter, type, key, label) -> {
            Measure measure = Measure.of(type);
            if (measure != null) {
                readings.add(new Reading(measure, label, reader.getCounterValue(counter)));
            }
        });
        readings.sort(Comparator.comparing(Reading::measure).thenComparing(Reading::label));
        return List.copyOf(readings);
    }

    /** What became of the process, at a time. */
    public State state(long now) {
        if (endedAt > 0) {
            return State.ENDED;
        }
        if (now - beatAt <= MISSED * period) {
            return State.RUNNING;
        }
        return isAlive() ? State.HANGS : State.DIED;
    }

    /** Another process may have been given the id since; it has then begun later. */
    private boolean isAlive() {
        return ProcessHandle.of(processId)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .map(start -> start.toEpochMilli() <= startedAt / NANOS_IN_MILLI + TOLERANCE_MILLIS)
                .orElse(false);
    }

    /** The values of a measure, by label. */
    public List<Reading> of(Measure measure) {
        return readings.stream().filter(each -> each.measure() == measure).toList();
    }

    /** The value of a measure that has one, empty when it is not counted. */
    public OptionalLong value(Measure measure) {
        return of(measure).stream().mapToLong(Reading::value).findFirst();
    }
}
