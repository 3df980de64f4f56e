package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.openhft.chronicle.core.time.TimeProvider;

/** Writes one file of a journal again, with its first records only: a queue's own tables cannot be cut in place. */
final class QueueRewriter {
    private QueueRewriter() {}

    /**
     * Copies the good records of a file up to an index, as they are, to a file of the same day in another folder, and
     * sees to it that it is on the disk.
     *
     * @param draft a folder that is not there yet
     * @return the new file, empty when none of the records is in the file
     */
    static Optional<Path> rewrite(Path directory, Path file, long lastIndex, Path draft) throws IOException {
        OwnerOnly.createDirectories(draft);
        long noon = QueueFolder.day(file).toEpochSecond(LocalTime.NOON, ZoneOffset.UTC) * 1_000;
        TimeProvider clock = () -> noon;
        try (JournalScanner scanner = new JournalScanner(directory);
                JournalAppender copy = new JournalAppender(draft, DiskGuard.defaults(), clock)) {
            while (scanner.lastGoodIndex() < lastIndex && scanner.nextOrRepeat()) {
                if (scanner.file().equals(file)) {
                    copy.copy(scanner.record());
                }
            }
        }
        List<Path> files = QueueFolder.files(draft);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(files.get(0), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return Optional.of(files.get(0));
    }

    /** Deletes what a repair that was cut off may have left. */
    static void deleteDraft(Path draft) throws IOException {
        if (Files.exists(draft)) {
            List<Path> entries;
            try (Stream<Path> list = Files.list(draft)) {
                entries = list.toList();
            }
            for (Path entry : entries) {
                Files.delete(entry);
            }
            Files.delete(draft);
        }
    }
}
