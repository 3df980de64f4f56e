package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says which files of a signal journal the database has confirmed, and deletes them.
 *
 * <pre>
 *   run has ended, all of it confirmed:  every file
 *   run goes on:                         files whose last record is confirmed, but not the first, which says what the
 *                                        journal is, and not the last, which is written
 * </pre>
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
     * Reads a journal from end to end, since nothing is deleted that was not looked at.
     *
     * @throws JournalException when the directory holds no signal journal, or a damaged one
     */
    public static Plan plan(Path journal, Confirmed confirmed) {
        List<Path> files = new ArrayList<>();
        List<Long> lastIndexes = new ArrayList<>();
        boolean ended = false;
        String runId;
        try (JournalScanner scanner = new JournalScanner(journal)) {
            runId = JournalOpening.read(scanner, JournalKind.SIGNALS).info().source();
            SignalDecoders decoders = new SignalDecoders();
            do {
                if (files.isEmpty() || !files.get(files.size() - 1).equals(scanner.file())) {
                    files.add(scanner.file());
                    lastIndexes.add(-1L);
                }
                lastIndexes.set(files.size() - 1, scanner.lastGoodIndex());
                ended = decoders.isRunEnd(scanner);
            } while (scanner.next());
        }
        return plan(journal, runId, files, lastIndexes, ended, confirmed.index(runId));
    }

    private static Plan plan(
            Path journal, String runId, List<Path> files, List<Long> lastIndexes, boolean ended, long confirmed) {
        int count = files.size();
        if (ended && lastIndexes.get(count - 1) <= confirmed) {
            return new Plan(journal, runId, files, 0, lastIndexes.get(count - 1), true);
        }
        int end = 1;
        while (end < count - 1 && lastIndexes.get(end) <= confirmed) {
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
                    Files.deleteIfExists(plan.files().get(i));
                }
            }
        } catch (IOException e) {
            throw new JournalException("cannot delete files of " + plan.journal() + ": " + FileFault.reason(e), e);
        }
    }

    /** From the newest file on: what a cut-off prune leaves is a journal that ended earlier, all of it confirmed. */
    private static void deleteWhole(Plan plan) throws IOException {
        QueueFolder.forgetNotes(plan.journal());
        for (int i = plan.files().size() - 1; i >= 0; i--) {
            Files.deleteIfExists(plan.files().get(i));
        }
        PrunedRecords.forget(plan.journal());
        JournalLock.forget(plan.journal());
        try (Stream<Path> left = Files.list(plan.journal())) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(plan.journal());
    }
}
