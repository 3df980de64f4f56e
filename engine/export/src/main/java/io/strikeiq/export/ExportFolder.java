package io.strikeiq.export;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of an export. It is made beside its place and moved there when it is whole, so that nobody meets half of one; what a
 * process that died left beside it is removed by the next, and an export that it was about to replace is put back.
 */
public final class ExportFolder {
    /** File that says what an export holds. */
    public static final String MANIFEST = "export.json";

    private static final String DRAFT = ".partial-";
    private static final String OLD = ".partial-old-";

    private final Path place;
    private final Path draft;

    /** @param place where the export is to be */
    ExportFolder(Path place) {
        this.place = place.toAbsolutePath().normalize();
        this.draft = sibling(DRAFT + ProcessHandle.current().pid());
    }

    private Path sibling(String suffix) {
        if (place.getFileName() == null) {
            throw ExportException.mistaken(place + " cannot be the folder of an export; name a new one");
        }
        return place.resolveSibling(place.getFileName() + suffix);
    }

    /** Whether a folder holds an export. */
    public static boolean isExport(Path folder) {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /** Makes the folder to write to. */
    Path begin(boolean replace) throws IOException {
        if (Files.isDirectory(place.getParent())) {
            mendWhatTheDeadLeft();
        }
        refuseATakenPlace(replace);
        return OwnerOnly.createDirectories(draft);
    }

    private void mendWhatTheDeadLeft() throws IOException {
        for (Path old : leftBy(OLD)) {
            if (isExport(old) && !Files.exists(place)) {
                Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            } else {
                delete(old);
            }
        }
        for (Path half : leftBy(DRAFT)) {
            delete(half);
        }
    }

    private void refuseATakenPlace(boolean replace) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        if (!Files.isDirectory(place)) {
            throw ExportException.mistaken(place + " is a file; name a folder");
        }
        try (Stream<Path> entries = Files.list(place)) {
            if (entries.findAny().isEmpty()) {
                return;
            }
        }
        if (!isExport(place)) {
            throw ExportException.mistaken(
                    place + " is there and holds no export, so that nothing is written to it; name another folder");
        }
        if (!replace) {
            throw ExportException.mistaken(
                    place + " holds an export already; --replace makes it again, or name another folder");
        }
    }

    /** What processes that have ended left of a kind. */
    private List<Path> leftBy(String kind) throws IOException {
        String prefix = place.getFileName() + kind;
        try (Stream<Path> beside = Files.list(place.getParent())) {
            return beside.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .filter(path -> !isAlive(path.getFileName().toString().substring(prefix.length())))
                    .toList();
        }
    }

    private static boolean isAlive(String process) {
        try {
            long id = Long.parseLong(process);
            return id != ProcessHandle.current().pid()
                    && ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false);
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /** Moves what was written to its place; an export that is there goes when the new one is in place. */
    void finish() throws IOException {
        Path old = sibling(OLD + ProcessHandle.current().pid());
        boolean replaces = Files.exists(place);
        if (replaces) {
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        if (replaces) {
            delete(old);
        }
    }

    /** Removes what was written, if it was not moved to its place. */
    void abandon() throws IOException {
        delete(draft);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        // First, so that what is left of it, if this process dies, is not taken for an export.
        Files.deleteIfExists(folder.resolve(MANIFEST));
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(folder)) {
            paths = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    /** A fault of the file system, in words. */
    ExportException fault(IOException cause) {
        return ExportException.failed("cannot write the export " + place + ": " + FileFault.reason(cause), cause);
    }
}
