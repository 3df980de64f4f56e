package io.strikeiq.service.checkpoint;

import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The checkpoints of a run: files {@code tick-0000000000000004711.state} in a folder, each whole or not there. */
public final class Checkpoints {
    /** Older ones are deleted: one that is damaged has two behind it. */
    static final int KEPT = 3;

    private final Path folder;
    private final StateKey key;

    public Checkpoints(Path folder, StateKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** What the states of this run belong to. */
    public StateKey key() {
        return key;
    }

    /** Writes one, forced to the disk, and deletes those that are too old. */
    public void write(Checkpoint checkpoint) throws IOException {
        OwnerOnly.createDirectories(folder);
        String name = String.format(Locale.ROOT, "tick-%019d.state", checkpoint.tick());
        DurableFile.write(folder.resolve(name), checkpoint.encoded());
        List<Path> files = files();
        for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** Ticks of the checkpoints in a folder that are not damaged, whatever program wrote them; the newest first. */
    public static List<Long> goodTicks(Path folder) {
        List<Long> ticks = new ArrayList<>();
        try {
            for (Path file : files(folder)) {
                ticks.add(Checkpoint.decoded(Files.readAllBytes(file)).tick());
            }
        } catch (IOException | IllegalArgumentException e) {
            // What cannot be relied on ends what is needed at the one before it.
            return ticks;
        }
        return ticks;
    }

    private List<Path> files() throws IOException {
        return files(folder);
    }

    /** The newest first. */
    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("tick-\\d{19}\\.state"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /**
     * The newest from which this program can go on.
     *
     * @param lastTick number of the last tick of which the journals have all, which the state must not be beyond
     * @param said is notified of each that is passed over, and why
     */
    public Optional<Checkpoint> newest(long lastTick, Consumer<String> said) {
        try {
            for (Path file : files()) {
                Optional<Checkpoint> good = read(file, lastTick, said);
                if (good.isPresent()) {
                    return good;
                }
            }
        } catch (IOException e) {
            said.accept("checkpoints in " + folder + " cannot be read: " + FileFault.reason(e));
        }
        return Optional.empty();
    }

    private Optional<Checkpoint> read(Path file, long lastTick, Consumer<String> said) {
        String fault;
        try {
            Checkpoint checkpoint = Checkpoint.decoded(Files.readAllBytes(file));
            fault = fault(checkpoint, lastTick);
            if (fault == null) {
                return Optional.of(checkpoint);
            }
        } catch (IllegalArgumentException e) {
            fault = e.getMessage();
        } catch (IOException e) {
            fault = "cannot be read: " + FileFault.reason(e);
        }
        said.accept("checkpoint " + file + " " + fault + "; it is passed over");
        return Optional.empty();
    }

    private String fault(Checkpoint checkpoint, long lastTick) {
        if (!checkpoint.key().program().equals(key.program())) {
            return "is of another program (" + checkpoint.key().program() + ", this is " + key.program() + ")";
        } else if (!checkpoint.key().config().equals(key.config())) {
            return "is of another config";
        }
        return checkpoint.tick() <= lastTick
                ? null
                : "is of tick " + checkpoint.tick() + ", but the journals are whole up to tick " + lastTick;
    }
}
