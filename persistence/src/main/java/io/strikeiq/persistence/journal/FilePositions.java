package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The positions of those that follow a journal and do not write to the database, each in a file of its own in the folder
 * {@code positions} of the journal. One writer for each consumer.
 */
public final class FilePositions {
    private static final String FOLDER = "positions";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,47}");
    private final Path folder;

    /** @param journal directory of the journal */
    public FilePositions(Path journal) {
        this.folder = journal.resolve(FOLDER);
    }

    /**
     * Moves a consumer; the first time it is made known, from when on the journal's files are kept for it.
     *
     * @param consumer 1 to 48 of a to z, 0 to 9 and -
     * @param index journal index of the last record that it has done with, −1 before the first
     * @throws JournalException when the position cannot be written
     */
    public void move(String consumer, long index, Instant now) {
        if (!NAME.matcher(consumer).matches()) {
            throw new IllegalArgumentException("'" + consumer + "' is no name of a consumer");
        }
        try {
            OwnerOnly.createDirectories(folder);
            DurableFile.write(folder.resolve(consumer), index + " " + now + System.lineSeparator());
        } catch (IOException e) {
            throw new JournalException("cannot write " + folder.resolve(consumer) + ": " + FileFault.reason(e), e);
        }
    }

    /** The position of a consumer, if it has one. */
    public Optional<ConsumerPosition> of(String consumer) {
        Path file = folder.resolve(consumer);
        try {
            List<String> words = List.of(Files.readString(file).strip().split(" ", -1));
            return Optional.of(
                    new ConsumerPosition(consumer, Long.parseLong(words.get(0)), Instant.parse(words.get(1))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw new JournalException(file + " does not say how far " + consumer + " is; delete it to begin again", e);
        }
    }

    /** All positions, by name. */
    public List<ConsumerPosition> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<ConsumerPosition> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (NAME.matcher(name).matches()) {
                    of(name).ifPresent(all::add);
                }
            }
        } catch (IOException e) {
            throw new JournalException("cannot read " + folder + ": " + FileFault.reason(e), e);
        }
        return all;
    }

    /** Deletes all positions, with the journal that they are of. */
    void forget() throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> list = Files.list(folder)) {
                files = list.toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }
}
