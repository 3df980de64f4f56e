package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a damaged journal behind its last good record, and keeps what is taken away.
 *
 * <pre>
 *   DIR/20260105F.cq4      good: stays
 *       20260106F.cq4      damaged: written again with its good records
 *       20260107F.cq4      behind the damage: moved away
 *       removed-4711/      the last two as they were; 4711 is the first index that is gone
 * </pre>
 *
 * <p>Each step leaves a journal that is damaged still or repaired, never one that ends early and looks whole, so that a
 * repair that is cut off can be done again.
 */
public final class JournalRepair {
    private final Path directory;
    private final JournalDamagedException damage;
    private final Path removed;

    JournalRepair(Path directory, JournalDamagedException damage) {
        this.directory = directory;
        this.damage = damage;
        this.removed = unused(directory, "removed-" + damage.index());
    }

    /**
     * What a repair has done.
     *
     * @param damage what was wrong, in words
     * @param lastGoodIndex journal index of the last record that is kept
     * @param removed folder of the files as they were, null when nothing had to be taken away
     * @param files names of the files in that folder
     */
    public record Repaired(String damage, long lastGoodIndex, Path removed, List<String> files) {}

    /**
     * Repairs a journal; empty when it is not damaged.
     *
     * @throws JournalException when the directory holds no journal, when a process writes it, when a later version wrote
     *     it, or when no record of it is good
     */
    public static Optional<Repaired> repair(Path directory) {
        if (QueueFolder.files(directory).isEmpty()) {
            throw new JournalException("no journal in " + directory + ": it has no .cq4 file");
        }
        JournalLock lock = JournalLock.acquire(directory);
        try {
            Optional<JournalDamagedException> found = damage(directory);
            if (found.isPresent() && found.get().lastGoodIndex() < 0) {
                throw new JournalException("nothing of journal " + directory + " can be kept: "
                        + found.get().getMessage());
            }
            return found.map(each -> new JournalRepair(directory, each).cut());
        } finally {
            lock.close();
        }
    }

    private static Optional<JournalDamagedException> damage(Path directory) {
        try (JournalScanner scanner = new JournalScanner(directory)) {
            JournalOpening.read(scanner);
            scanner.skipTo(Long.MAX_VALUE);
            return Optional.empty();
        } catch (JournalDamagedException e) {
            return Optional.of(e);
        }
    }

    Repaired cut() {
        try {
            QueueFolder.forgetNotes(directory);
            List<String> names = new ArrayList<>();
            List<Path> files = QueueFolder.files(directory);
            int damaged = files.indexOf(damage.file());
            if (damaged >= 0) {
                OwnerOnly.createDirectories(removed);
                for (int i = files.size() - 1; i > damaged; i--) {
                    names.add(moveAway(files.get(i)));
                }
                names.add(cutFile());
                Collections.reverse(names);
            }
            damage(directory).ifPresent(left -> {
                throw new JournalException("the repair of " + directory + " did not help: " + left.getMessage(), left);
            });
            return new Repaired(damage.getMessage(), damage.lastGoodIndex(), damaged < 0 ? null : removed, names);
        } catch (IOException e) {
            throw new JournalException("cannot repair " + directory + ": " + FileFault.reason(e), e);
        }
    }

    private String moveAway(Path file) throws IOException {
        String name = file.getFileName().toString();
        Files.deleteIfExists(FileIndex.path(file));
        Files.move(file, removed.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return name;
    }

    private String cutFile() throws IOException {
        String name = damage.file().getFileName().toString();
        Path draft = directory.resolve("repair");
        QueueRewriter.deleteDraft(draft);
        Optional<Path> good = QueueRewriter.rewrite(directory, damage.file(), damage.lastGoodIndex(), draft);
        Files.deleteIfExists(FileIndex.path(damage.file()));
        if (good.isPresent()) {
            Files.createLink(removed.resolve(name), damage.file());
            Files.move(good.get(), damage.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            moveAway(damage.file());
        }
        QueueRewriter.deleteDraft(draft);
        return name;
    }

    private static Path unused(Path directory, String name) {
        Path path = directory.resolve(name);
        for (int n = 2; Files.exists(path); n++) {
            path = directory.resolve(name + "-" + n);
        }
        return path;
    }
}
