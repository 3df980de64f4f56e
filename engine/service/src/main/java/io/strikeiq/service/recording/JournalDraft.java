package io.strikeiq.service.recording;

import io.strikeiq.persistence.OwnerOnly;
import io.strikeiq.persistence.journal.DiskFullException;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tick journal in the making. It is written beside its place under another name and moved there when it is whole: what fails or is
 * killed half way is never taken for a recording.
 */
public final class JournalDraft {
    private final Path journal;
    private final Path draft;

    /** A journal to be made at a place that is empty or not there. */
    public JournalDraft(Path journal) {
        this.journal = journal.toAbsolutePath().normalize();
        this.draft = this.journal.resolveSibling(this.journal.getFileName() + ".partial");
    }

    /** Writes the ticks of a journal, and files beside it when there are any. */
    @FunctionalInterface
    public interface Author<T> {
        /**
         * Gives every tick to the writer.
         *
         * @param folder where the journal is being made
         */
        T write(TickJournalWriter writer, Path folder) throws IOException;
    }

    /** Whether something is at the place of a journal. */
    public static boolean isTaken(Path journal) {
        if (!Files.isDirectory(journal)) {
            return Files.exists(journal);
        }
        try (Stream<Path> entries = Files.list(journal)) {
            return entries.findAny().isPresent();
        } catch (IOException e) {
            throw unwritable(journal, e);
        }
    }

    /**
     * Makes the journal.
     *
     * @throws UserException when the place is taken or cannot be written, or when the author throws it; nothing is left behind
     */
    public <T> T write(JournalInfo info, Author<T> author) {
        if (isTaken(journal)) {
            throw new UserException("journal " + journal + " is there already; remove it, or name another folder");
        }
        try {
            delete(draft);
            OwnerOnly.createDirectories(draft);
            T result;
            try (TickJournalWriter writer = TickJournalWriter.open(draft, info)) {
                result = author.write(writer, draft);
                writer.complete();
            }
            Files.deleteIfExists(journal);
            Files.move(draft, journal, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } catch (DiskFullException e) {
            discard();
            throw e;
        } catch (IOException | JournalException e) {
            discard();
            throw unwritable(journal, e);
        } catch (RuntimeException e) {
            discard();
            throw e;
        }
    }

    private void discard() {
        try {
            delete(draft);
        } catch (IOException e) {
            throw unwritable(draft, e);
        }
    }

    private static UserException unwritable(Path place, Exception cause) {
        return new UserException(ExitCode.FAILURE, "cannot write " + place + ": " + cause.getMessage(), cause);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(folder)) {
            paths = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
