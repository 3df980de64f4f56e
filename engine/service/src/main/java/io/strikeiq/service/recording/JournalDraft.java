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
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A tick journal in the making. It is written beside its place under a name of this process and moved there when it is whole: what fails
 * or is killed half way is never taken for a recording. A lock beside the place keeps a second writer out.
 */
public final class JournalDraft {
    private final Path journal;
    private final Path draft;

    /** A journal to be made at a place that is empty or not there. */
    public JournalDraft(Path journal) {
        this.journal = journal.toAbsolutePath().normalize();
        this.draft =
                this.journal.resolveSibling(prefix() + ProcessHandle.current().pid());
    }

    private String prefix() {
        return journal.getFileName() + ".partial-";
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
     * @throws UserException when the place is taken or cannot be written, another process writes there, memory does not suffice, or
     *     when the author throws it; nothing is left
     */
    public <T> T write(JournalInfo info, Author<T> author) {
        Object[] result = {null};
        writeIf(info, (writer, folder) -> {
            result[0] = author.write(writer, folder);
            return true;
        });
        @SuppressWarnings("unchecked")
        T made = (T) result[0];
        return made;
    }

    /**
     * Makes the journal, and drops it when its author says that it is worth nothing.
     *
     * @param author returns whether the journal is to be kept
     * @throws UserException as {@link #write}
     */
    public void writeIf(JournalInfo info, Author<Boolean> author) {
        try {
            Path parent = journal.getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                OwnerOnly.createDirectories(parent);
            }
            DraftLock lock = DraftLock.acquire(journal);
            try (lock) {
                refuseATakenPlace();
                removeDrafts();
                make(info, author);
            }
        } catch (IOException e) {
            throw unwritable(journal, e);
        }
    }

    private void refuseATakenPlace() {
        if (isTaken(journal)) {
            throw new UserException("journal " + journal + " is there already; remove it, or name another folder");
        }
    }

    private void make(JournalInfo info, Author<Boolean> author) throws IOException {
        boolean whole = false;
        try {
            OwnerOnly.createDirectories(draft);
            boolean kept;
            try (TickJournalWriter writer = TickJournalWriter.open(draft, info)) {
                kept = author.write(writer, draft);
                if (kept) {
                    writer.complete();
                }
            }
            if (kept) {
                Files.deleteIfExists(journal);
                Files.move(draft, journal, StandardCopyOption.ATOMIC_MOVE);
                whole = true;
            }
        } catch (DiskFullException e) {
            throw e;
        } catch (JournalException e) {
            throw unwritable(journal, e);
        } catch (OutOfMemoryError e) {
            throw outOfMemory(e);
        } finally {
            if (!whole) {
                delete(draft);
            }
        }
    }

    /** What to say when the heap is too small. */
    public static UserException outOfMemory(OutOfMemoryError cause) {
        return new UserException(
                ExitCode.FAILURE,
                String.format(
                        Locale.ROOT,
                        "the heap of %,d MiB does not suffice; give more, such as STRIKEIQ_JAVA_OPTS=-Xmx1g",
                        Runtime.getRuntime().maxMemory() >> 20),
                cause);
    }

    /** Removes what killed processes left; while the lock is held, no other one writes. */
    private void removeDrafts() throws IOException {
        List<Path> drafts;
        try (Stream<Path> beside = Files.list(journal.getParent())) {
            drafts = beside.filter(path -> path.getFileName().toString().startsWith(prefix()))
                    .toList();
        }
        for (Path left : drafts) {
            delete(left);
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
