package io.strikeiq.service.run;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The runs in a data folder, for who wants to list or delete them. */
public final class RunCatalogue {
    private final Path dataFolder;

    public RunCatalogue(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /**
     * A run.
     *
     * @param state completed, stopped, cut off (it may go on), unreadable
     * @param ticks of its result, −1 where it has none
     * @param signals of its result, −1 where it has none
     * @param bytes of all its files
     * @param manifest what is known of it, null when it cannot be read
     */
    public record Entry(
            String runId,
            Path folder,
            String name,
            String startedAt,
            String state,
            long ticks,
            long signals,
            long bytes,
            RunManifest manifest) {}

    /** All runs, newest first. */
    public List<Entry> all() {
        return RunFolder.all(dataFolder).stream()
                .map(RunCatalogue::entry)
                .sorted(Comparator.comparing(Entry::startedAt)
                        .thenComparing(Entry::runId)
                        .reversed())
                .toList();
    }

    /**
     * One run.
     *
     * @throws UserException when it is not there, or in another data folder, whose lock and database are others
     */
    public Entry find(String run) {
        RunFolder found = RunFolder.find(run, dataFolder);
        Path path = found.path().toAbsolutePath().normalize();
        Path here = dataFolder.resolve("runs").resolve(path.getFileName());
        if (!path.equals(here.toAbsolutePath().normalize())) {
            throw new UserException(
                    "run " + run + " is not in the data folder " + dataFolder + "; name the config that it ran with");
        }
        return entry(new RunFolder(here));
    }

    private static Entry entry(RunFolder run) {
        long bytes = bytes(run.path());
        try {
            RunManifest manifest = run.manifest();
            RunResult result = manifest.result();
            return new Entry(
                    run.runId(),
                    run.path(),
                    manifest.name(),
                    manifest.startedAt(),
                    state(manifest),
                    result == null ? -1 : result.outcome().ticks(),
                    result == null ? -1 : result.outcome().signals(),
                    bytes,
                    manifest);
        } catch (UserException e) {
            return new Entry(run.runId(), run.path(), "", "", "unreadable", -1, -1, bytes, null);
        }
    }

    private static String state(RunManifest manifest) {
        if (manifest.result() != null && manifest.result().completed()) {
            return "completed";
        }
        return manifest.ended() == null ? "cut off" : "stopped";
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(RunCatalogue::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file may go while it is looked at. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Deletes a run's folder while no service runs in the data folder.
     *
     * @param rows deletes its rows before, and returns how many there were
     * @return the rows
     */
    public long delete(Entry run, LongSupplier rows) {
        return DataFolderLock.during(dataFolder, () -> {
            long deleted = rows.getAsLong();
            try (Stream<Path> files = Files.walk(run.folder())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UserException(
                        ExitCode.FAILURE, "cannot delete " + run.folder() + ": " + FileFault.reason(e), e);
            }
            return deleted;
        });
    }
}
