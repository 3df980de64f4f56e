package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.RollCycles;

/**
 * The folder of a queue: a file for each UTC day with a record, named after the day, and beside them the queue's own
 * notes, among them which day it has come to.
 */
final class QueueFolder {
    /** A file for each UTC day; part of the journal format. */
    static final RollCycles ROLL_CYCLE = RollCycles.FAST_DAILY;

    private static final String SUFFIX = ".cq4";
    private static final String NOTES = "metadata.cq4t";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'F" + SUFFIX + "'", Locale.ROOT);

    private QueueFolder() {}

    /** The queue files of a directory in the order of their records; empty when there is no such directory. */
    static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The day of a queue file. */
    static LocalDate day(Path file) {
        try {
            return LocalDate.parse(file.getFileName().toString(), NAME);
        } catch (DateTimeParseException e) {
            throw new JournalException(file + " is no file of a journal: its name is not that of a day", e);
        }
    }

    /** The file that the queue went on to behind the last one that is there, or null when that is its last. */
    static Path missing(Path directory, Path last) {
        Path notes = directory.resolve(NOTES);
        if (!Files.exists(notes)) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(notes, StandardOpenOption.READ);
                QueueField highest = new QueueField(channel, "listing.highestCycle", QueueField.LONG, 0)) {
            if (!highest.isKnown() || highest.get() <= day(last).toEpochDay()) {
                return null;
            }
            Path missing = directory.resolve(name(highest.get()));
            return Files.exists(missing) ? null : missing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a day. */
    static Path file(Path directory, long day) {
        return directory.resolve(name(day));
    }

    private static String name(long day) {
        boolean possible = LocalDate.MIN.toEpochDay() <= day && day <= LocalDate.MAX.toEpochDay();
        return possible ? LocalDate.ofEpochDay(day).format(NAME) : "day " + day;
    }

    /** Removes the queue's notes, which it makes again from its files. They also hold the lock of a writer that died. */
    static void forgetNotes(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(NOTES));
        } catch (IOException e) {
            throw new JournalException("cannot delete " + directory.resolve(NOTES) + ": " + FileFault.reason(e), e);
        }
    }
}
