package io.strikeiq.learning.experience;

import io.strikeiq.core.learning.PastOutcome;
import io.strikeiq.core.learning.PriorExperience;
import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The experience of a desk.
 *
 * <pre>
 *   DATA/experience/versions.tsv       the journal of the desk: which version became the newest when and why
 *                  /versions/ID        a version: its lessons, in order
 *                  /lessons/ID         what one run has taught
 * </pre>
 *
 * <p>Versions and lessons are named by the hash of their content, written once and never deleted, so that a run finds what it
 * began with. The journal is written last: a process that dies before leaves files that nothing names.
 */
public final class ExperienceDesk {
    private final Path folder;

    /** @param dataFolder the folder that the runs are in */
    public ExperienceDesk(Path dataFolder) {
        this.folder = dataFolder.resolve("experience");
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    private Path journal() {
        return folder.resolve("versions.tsv");
    }

    /** The journal, the oldest first. */
    public List<DeskEntry> history() {
        if (!Files.exists(journal())) {
            return List.of();
        }
        List<String> lines = read(journal()).lines().toList();
        List<DeskEntry> entries = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                entries.add(DeskEntry.of(lines.get(i)));
            } catch (IllegalArgumentException e) {
                throw new DeskException(journal() + ": line " + (i + 1) + " " + e.getMessage(), e);
            }
        }
        return entries;
    }

    /** Id of the newest version; that of {@link ExperienceVersion#EMPTY} where nothing was learned. */
    public String newest() {
        List<DeskEntry> history = history();
        return history.isEmpty()
                ? ExperienceVersion.EMPTY.id()
                : history.get(history.size() - 1).version();
    }

    /** Ids of versions that begin with some digits. */
    public List<String> find(String digits) {
        return history().stream()
                .map(DeskEntry::version)
                .distinct()
                .filter(each -> each.startsWith(digits))
                .toList();
    }

    /**
     * A version.
     *
     * @throws DeskException when it is not there, or is damaged
     */
    public ExperienceVersion version(String id) {
        if (id.equals(ExperienceVersion.EMPTY.id())) {
            return ExperienceVersion.EMPTY;
        }
        return checked("versions", id, ExperienceVersion::parse);
    }

    /** A lesson of a version. */
    public Lesson lesson(String id) {
        return checked("lessons", id, Lesson::parse);
    }

    private <T> T checked(String kind, String id, Function<String, T> parser) {
        Path file = folder.resolve(kind).resolve(id);
        String content = read(file);
        if (!ExperienceVersion.id(content).equals(id)) {
            throw new DeskException(file + " is damaged: its content has the hash " + ExperienceVersion.id(content));
        }
        try {
            return parser.apply(content);
        } catch (IllegalArgumentException e) {
            throw new DeskException(file + " " + e.getMessage(), e);
        }
    }

    /** The lessons of a version, in order. */
    public List<Lesson> lessons(String version) {
        return version(version).lessons().stream().map(this::lesson).toList();
    }

    /** What a run that begins with a version knows. */
    public PriorExperience prior(String version) {
        List<PastOutcome> outcomes = lessons(version).stream()
                .flatMap(each -> each.stated().stream())
                .toList();
        return new PriorExperience(outcomes, version(version).modelStates());
    }

    /** Ids of all runs that have taught anything, whether or not that is in the newest version. */
    public Set<String> taught() {
        Set<String> runs = new HashSet<>();
        history().stream().filter(DeskEntry::isTaught).map(DeskEntry::run).forEach(runs::add);
        return runs;
    }

    /** Event time up to which the outcomes of a run are not learned, because a person has changed the experience then. */
    public long forgottenUpTo(String run) {
        return history().stream()
                .filter(each -> !each.isTaught() && each.run().equals(run))
                .mapToLong(DeskEntry::after)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** Adds a lesson to the newest version. */
    public void learn(Lesson lesson, Instant now) {
        String id = ExperienceVersion.id(lesson.text());
        if (!lesson.outcomes().isEmpty()) {
            write(folder.resolve("lessons").resolve(id), lesson.text());
        }
        ExperienceVersion before = version(newest());
        ExperienceVersion after = lesson.outcomes().isEmpty() ? before : before.with(id);
        become(prepare(after), DeskEntry.RUN, lesson.runId(), 0, now);
    }

    /**
     * Writes a version, so that it is there before anybody hears of it; the newest stays what it is.
     *
     * @return its id
     */
    public String prepare(ExperienceVersion version) {
        String id = version.id();
        write(folder.resolve("versions").resolve(id), version.text());
        return id;
    }

    /**
     * Makes a version that is there the newest.
     *
     * @param cause one of those of {@link DeskEntry}
     * @param run see {@link DeskEntry}
     * @param after see {@link DeskEntry}
     */
    public void become(String id, String cause, String run, long after, Instant now) {
        ExperienceVersion version = version(id);
        int outcomes = version.lessons().stream()
                .mapToInt(each -> lesson(each).stated().size())
                .sum();
        StringBuilder text = new StringBuilder(DeskEntry.COLUMNS).append('\n');
        history().forEach(each -> text.append(each.line()).append('\n'));
        DeskEntry entry = new DeskEntry(
                now.toString(), id, cause, run, after, version.lessons().size(), outcomes);
        write(journal(), text.append(entry.line()).append('\n').toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new DeskException(file + " is not there", e);
        } catch (IOException e) {
            throw new DeskException("cannot read " + file + ": " + FileFault.reason(e), e);
        }
    }

    private static void write(Path file, String content) {
        try {
            OwnerOnly.createDirectories(file.getParent());
            DurableFile.write(file, content);
        } catch (IOException e) {
            throw new DeskException("cannot write " + file + ": " + FileFault.reason(e), e);
        }
    }
}
