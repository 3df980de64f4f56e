package io.strikeiq.service.run;

import io.strikeiq.learning.experience.RecordingIdentity;
import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The folder of a run.
 *
 * <pre>
 *   DATA/runs/RUNID/run.json      the manifest
 *                  /config.yaml   the whole config that it ran with
 *                  /signals/      the signal journal
 *                  /ticks/        the tick journal of a live run
 *                  /checkpoints/  saved states of a live run
 *                  /alerts/       how far each target of alerts has been told
 *                  /dead-ticks.tsv  the ticks that a stage failed on and that were passed over
 * </pre>
 */
public record RunFolder(Path path) {
    /** Makes the folder of a new run. */
    static RunFolder create(Path dataFolder, String runId) {
        Path path = dataFolder.resolve("runs").resolve(runId);
        try {
            OwnerOnly.createDirectories(path);
        } catch (IOException e) {
            throw new UserException("data.folder: cannot make " + path + ": " + FileFault.reason(e));
        }
        return new RunFolder(path);
    }

    /** The folders of all runs, oldest first. */
    public static List<RunFolder> all(Path dataFolder) {
        Path runs = dataFolder.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(runs)) {
            return paths.filter(path ->
                            Files.isDirectory(path.resolve("signals")) || Files.exists(path.resolve("run.json")))
                    .sorted()
                    .map(RunFolder::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The folders of all runs that can be read, oldest first: one that cannot must not stop the others.
     *
     * @param said where it is said of each of the rest why it is left alone
     */
    static List<RunFolder> readable(Path dataFolder, PrintWriter said) {
        List<RunFolder> readable = new ArrayList<>();
        for (RunFolder run : all(dataFolder)) {
            try {
                if (Files.exists(run.manifestFile())) {
                    run.manifest();
                }
                readable.add(run);
            } catch (UserException e) {
                said.println("run " + run.runId() + " is left alone: " + e.getMessage());
                said.flush();
            }
        }
        return readable;
    }

    /** The folder of a run given by its id or its path. */
    public static RunFolder find(String run, Path dataFolder) {
        return find(run, () -> dataFolder);
    }

    /** As the other, which asks for the data folder only where there is no such path. */
    public static RunFolder find(String run, Supplier<Path> dataFolder) {
        Path byPath = Path.of(run);
        if (Files.exists(byPath.resolve("run.json"))) {
            return new RunFolder(byPath);
        }
        Path byId = dataFolder.get().resolve("runs").resolve(run);
        if (Files.exists(byId.resolve("run.json"))) {
            return new RunFolder(byId);
        }
        throw new UserException("no run " + run + ": neither " + byPath.resolve("run.json") + " nor "
                + byId.resolve("run.json") + " is there");
    }

    /**
     * A run by its id, or the latest that has a signal journal.
     *
     * @param run null, or "all", for the latest
     */
    public static RunFolder latest(Path dataFolder, String run) {
        if (run != null && !run.equals("all")) {
            return find(run, dataFolder);
        }
        return all(dataFolder).stream()
                .filter(each -> each.isKnown() && Files.isDirectory(each.signals()))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new UserException(ExitCode.FAILURE, "nothing has run in " + dataFolder + " yet"));
    }

    public String runId() {
        return path.getFileName().toString();
    }

    /** Folder of the signal journal. */
    public Path signals() {
        return path.resolve("signals");
    }

    /** Folder of the tick journal that the run is of: a recording, or its own. */
    public Path tickJournal() {
        return Path.of(manifest().tickJournal());
    }

    /** As the other; that of its own ticks where its manifest cannot be read. */
    public Path knownTickJournal() {
        try {
            return tickJournal();
        } catch (UserException e) {
            return ticks();
        }
    }

    /**
     * Identity of the recording that the run is of. Where its ticks are not there, that is the folder they were in; a run whose
     * manifest cannot be read is of a recording of its own.
     */
    public String recording() {
        String ticks;
        try {
            ticks = manifest().tickJournal();
        } catch (UserException e) {
            return path.toString();
        }
        try {
            return RecordingIdentity.of(Path.of(ticks));
        } catch (JournalException e) {
            return ticks;
        }
    }

    /** Folder of the tick journal of a live run. */
    public Path ticks() {
        return path.resolve("ticks");
    }

    Path checkpoints() {
        return path.resolve("checkpoints");
    }

    Path deadTicks() {
        return path.resolve("dead-ticks.tsv");
    }

    /** The data folder that the run is in. */
    Path dataFolder() {
        return path.toAbsolutePath().normalize().getParent().getParent();
    }

    /** The whole config that it ran with. */
    public Path config() {
        return path.resolve("config.yaml");
    }

    /** What is known of it. */
    Path manifestFile() {
        return path.resolve("run.json");
    }

    /** Writes the whole config that the run runs with; to be done before the manifest, which makes the run known. */
    void writeConfig(StrikeIqConfig config) {
        try {
            DurableFile.write(config(), config.yaml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether its start came so far that it says what it is. */
    public boolean isKnown() {
        return Files.exists(manifestFile()) && Files.exists(config());
    }

    /** Whether this run has the config, however long what is stored is to be kept. */
    boolean hasConfig(StrikeIqConfig config) {
        try {
            return StrikeIqConfig.identity(Files.readString(config())).equals(config.identity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the run came to its end; its journal may lack the record of it, when the process died right then. */
    boolean isCompleted() {
        if (!Files.exists(manifestFile())) {
            return false;
        }
        RunResult result = manifest().result();
        return result != null && result.completed();
    }

    /** Whether the run came to its end or was ended, and its result is known. */
    boolean isEnded() {
        return isKnown() && !isOpen() && manifest().result() != null;
    }

    /** Whether the run may go on: it has neither come to its end nor been ended. */
    boolean isOpen() {
        return isKnown() && !isCompleted() && manifest().ended() == null;
    }

    /** Whether the run goes on no more and all its records were in the database then, so that nothing asks for its ticks. */
    public boolean isOver() {
        return !isOpen() && isFlushed();
    }

    /** Whether the run's end is known and all its records were in the database then. */
    boolean isFlushed() {
        if (!Files.exists(manifestFile())) {
            return false;
        }
        RunResult result = manifest().result();
        return result != null && result.rows().isStored();
    }

    RunManifest manifest() {
        return RunManifest.read(manifestFile());
    }
}
