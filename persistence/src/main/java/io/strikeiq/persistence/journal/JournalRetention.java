package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Says which files of a signal journal the database has confirmed, and deletes them.
 *
 * <pre>
 *   run has ended, all of it confirmed:  every file
 *   run goes on:                         files whose last record is confirmed, but not the first, which says what the
 *                                        journal is, and not the last, which is written
 * </pre>
 *
 * <p>Of the ticks of a run that goes on the first files may go, once no start needs them: each file behind says by its first
 * records what the journal is and which instruments there are.
 */
public final class JournalRetention {
    private JournalRetention() {}

    /**
     * What may be deleted.
     *
     * @param journal directory of the journal
     * @param runId the run that it holds
     * @param files the files, in order; empty when none may
     * @param from first journal index in them, −1 when there are none
     * @param to last journal index in them, −1 when there are none
     * @param whole whether that is all of the journal
     */
    public record Plan(Path journal, String runId, List<Path> files, long from, long to, boolean whole) {
        /** Copies the list. */
        public Plan {
            files = List.copyOf(files);
        }
    }

    /** Tells of a run how far it is in the database. */
    @FunctionalInterface
    public interface Confirmed {
        /** Journal index up to which the run is in the database, −1 when nothing of it is. */
        long index(String runId);
    }

    /**
     * Plans what may be deleted. Of each file the end is read, and that the next one goes on there; the rest of it is found by
     * the journal's index.
     *
     * @throws JournalException when the directory holds no signal journal, or one whose files do not follow each other
     */
    public static Plan plan(Path journal, Confirmed confirmed) {
        return plan(journal, confirmed, LocalDate.MAX);
    }

    /** As above; the files of a UTC day and later ones stay. */
    public static Plan plan(Path journal, Confirmed confirmed, LocalDate keepFrom) {
        return plan(journal, confirmed, keepFrom, read -> {});
    }

    /** As above, and says how many records were read. */
    static Plan plan(Path journal, Confirmed confirmed, LocalDate keepFrom, LongConsumer recordsRead) {
        String runId;
        try (JournalScanner scanner = new JournalScanner(journal)) {
            runId = JournalOpening.read(scanner, JournalKind.SIGNALS).info().source();
        }
        List<Path> files = QueueFolder.files(journal);
        List<Long> lastIndexes = new ArrayList<>();
        JournalIndex index = JournalIndex.open(journal);
        SignalDecoders decoders = new SignalDecoders();
        boolean ended = false;
        long read = 1;
        for (Path file : files) {
            try (JournalScanner scanner = index.atEndOf(file)) {
                long last = -1;
                while (scanner.next() && !isBehind(scanner.file(), file)) {
                    last = scanner.lastGoodIndex();
                    ended = decoders.isRunEnd(scanner);
                }
                lastIndexes.add(last);
                read += scanner.recordsRead();
            }
        }
        recordsRead.accept(read);
        int old = (int) files.stream()
                .filter(file -> QueueFolder.day(file).isBefore(keepFrom))
                .count();
        return plan(journal, runId, files, lastIndexes, old, ended, confirmed.index(runId));
    }

    /**
     * Plans to delete the tick journal of a run that has ended and whose signals are all stored, once its last day is over.
     *
     * @return a plan of all files, or of none when a day has not come yet that its last file is before
     * @throws JournalException when the directory holds no tick journal
     */
    public static Plan planTicks(Path journal, String runId, LocalDate keepFrom) {
        try (JournalScanner scanner = new JournalScanner(journal)) {
            JournalOpening.read(scanner, JournalKind.TICKS);
        }
        List<Path> files = QueueFolder.files(journal);
        if (!QueueFolder.day(files.get(files.size() - 1)).isBefore(keepFrom)) {
            return new Plan(journal, runId, List.of(), -1, -1, false);
        }
        try (JournalScanner scanner = JournalIndex.open(journal).atEnd()) {
            scanner.skipTo(Long.MAX_VALUE);
            return new Plan(journal, runId, files, 0, scanner.lastGoodIndex(), true);
        }
    }

    /**
     * Plans to delete the first files of the tick journal of a run that goes on.
     *
     * @param keepFrom the files of this UTC day and later ones stay
     * @param needed number of the first tick that a start of the run may need
     * @throws JournalException when the directory holds no tick journal, or one whose files do not follow each other
     */
    public static Plan planFirstTicks(Path journal, String runId, LocalDate keepFrom, long needed) {
        try (JournalScanner scanner = new JournalScanner(journal)) {
            JournalOpening.read(scanner, JournalKind.TICKS);
        }
        List<Path> files = QueueFolder.files(journal);
        int end = 0;
        long last = -1;
        while (end + 1 < files.size() && QueueFolder.day(files.get(end)).isBefore(keepFrom)) {
            long before = beforeHeaded(journal, files.get(end + 1));
            if (before < 0 || before >= needed) {
                break;
            }
            last = before;
            end++;
        }
        return end == 0
                ? new Plan(journal, runId, List.of(), -1, -1, false)
                : new Plan(journal, runId, files.subList(0, end), 0, last, false);
    }

    /** Number of the last record before a file that begins with what those before it say, −1 when it does not. */
    private static long beforeHeaded(Path journal, Path file) {
        try (JournalScanner scanner = JournalScanner.ofFile(journal, file)) {
            boolean isHeaded = scanner.nextOrRepeat() && scanner.isRepeat();
            return isHeaded && scanner.next() && scanner.file().equals(file) ? scanner.lastGoodIndex() - 1 : -1;
        }
    }

    private static boolean isBehind(Path file, Path other) {
        return file.compareTo(other) > 0;
    }

    private static Plan plan(
            Path journal,
            String runId,
            List<Path> files,
            List<Long> lastIndexes,
            int old,
            boolean ended,
            long confirmed) {
        int count = files.size();
        if (ended && old == count && lastIndexes.get(count - 1) <= confirmed) {
            return new Plan(journal, runId, files, 0, lastIndexes.get(count - 1), true);
        }
        int end = 1;
        while (end < Math.min(old, count - 1) && lastIndexes.get(end) <= confirmed) {
            end++;
        }
        return end == 1
                ? new Plan(journal, runId, List.of(), -1, -1, false)
                : new Plan(
                        journal, runId, files.subList(1, end), lastIndexes.get(0) + 1, lastIndexes.get(end - 1), false);
    }

    /** Deletes what a plan says. What is left of a journal says which records are gone, and reads over them. */
    public static void delete(Plan plan) {
        try {
            if (plan.whole()) {
                deleteWhole(plan);
            } else if (!plan.files().isEmpty()) {
                long to = Math.max(plan.to(), PrunedRecords.of(plan.journal()).to());
                PrunedRecords.write(plan.journal(), new PrunedRecords(plan.from(), to));
                // From the newest on, so that what a cut-off prune leaves is one gap, which ends where the note says.
                for (int i = plan.files().size() - 1; i >= 0; i--) {
                    deleteFile(plan.files().get(i));
                }
            }
        } catch (IOException e) {
            throw new JournalException("cannot delete files of " + plan.journal() + ": " + FileFault.reason(e), e);
        }
    }

    private static void deleteFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(FileIndex.path(file));
    }

    /** From the newest file on: what a cut-off prune leaves is a journal that ended earlier, all of it confirmed. */
    private static void deleteWhole(Plan plan) throws IOException {
        QueueFolder.forgetNotes(plan.journal());
        for (int i = plan.files().size() - 1; i >= 0; i--) {
            deleteFile(plan.files().get(i));
        }
        PrunedRecords.forget(plan.journal());
        new FilePositions(plan.journal()).forget();
        JournalLock.forget(plan.journal());
        try (Stream<Path> left = Files.list(plan.journal())) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(plan.journal());
    }
}
