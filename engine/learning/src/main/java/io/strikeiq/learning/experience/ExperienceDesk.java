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
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The experience of a desk.
 *
 * <pre>
 *   DATA/experience/versions.tsv       the journal of the desk: which version became the newest when and why
 *                  /versions/ID        a version: its lessons, in order
 *                  /lessons/ID         what one run has taught
 * </pre>
 *
 * <p>Versions and lessons are named by the hash of their content and written once. They are kept as long as a run names them, so
 * that it finds what it began with. The journal is written last: a process that dies before leaves files that nothing names.
 */
public final class ExperienceDesk {
    /** Versions that are kept to go back to. */
    private static final int KEPT_VERSIONS = 100;

    /** Lines of the journal that are kept, though their versions and runs are gone. */
    private static final int KEPT_LINES = 1_000;

    /** Outcomes that are kept one by one: more than calibration and model need. */
    private static final int KEPT_SINGLE = 200_000;

    private final Path folder;
    private final long keptSingle;
    private final int keptLines;

    /** @param dataFolder the folder that the runs are in */
    public ExperienceDesk(Path dataFolder) {
        this(dataFolder, KEPT_SINGLE, KEPT_LINES);
    }

    /**
     * @param keptSingle outcomes beyond which those of the oldest runs are summed
     * @param keptLines lines of the journal that are kept in any case
     */
    ExperienceDesk(Path dataFolder, long keptSingle, int keptLines) {
        this.folder = dataFolder.resolve("experience");
        this.keptSingle = keptSingle;
        this.keptLines = keptLines;
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
                .filter(each -> each.startsWith(digits) && (isKept(each) || each.equals(ExperienceVersion.EMPTY.id())))
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
        String content = content(kind, id);
        try {
            return parser.apply(content);
        } catch (IllegalArgumentException e) {
            throw new DeskException(folder.resolve(kind).resolve(id) + " " + e.getMessage(), e);
        }
    }

    private String content(String kind, String id) {
        Path file = folder.resolve(kind).resolve(id);
        String content = read(file);
        if (!ExperienceVersion.id(content).equals(id)) {
            throw new DeskException(file + " is damaged: its content has the hash " + ExperienceVersion.id(content));
        }
        return content;
    }

    /** The lessons of a version, in order. */
    public List<Lesson> lessons(String version) {
        return version(version).lessons().stream().map(this::lesson).toList();
    }

    /** A version with all its lessons in one text, for another desk. */
    public String packed(String id) {
        ExperienceVersion version = version(id);
        List<String> parts = new ArrayList<>();
        parts.add(version.text());
        version.lessons().forEach(each -> parts.add(content("lessons", each)));
        return PackedVersion.pack(parts);
    }

    /**
     * Takes a version of another desk, so that a run can begin with it; the newest stays what it is.
     *
     * @throws DeskException when it is not that version with its lessons
     */
    public void bring(String version, String packed) {
        if (version.equals(ExperienceVersion.EMPTY.id()) || isKept(version)) {
            return;
        }
        try {
            List<String> parts = PackedVersion.unpack(packed);
            List<String> ids = parts.stream().map(ExperienceVersion::id).toList();
            boolean isWhole = !ids.isEmpty()
                    && ids.get(0).equals(version)
                    && ids.subList(1, ids.size())
                            .containsAll(ExperienceVersion.parse(parts.get(0)).lessons());
            if (!isWhole) {
                throw new DeskException("experience " + version + " is damaged where it comes from");
            }
            for (int i = 1; i < ids.size(); i++) {
                write(folder.resolve("lessons").resolve(ids.get(i)), parts.get(i));
            }
            write(folder.resolve("versions").resolve(version), parts.get(0));
        } catch (IllegalArgumentException e) {
            throw new DeskException(
                    "experience " + version + " is damaged where it comes from: it " + e.getMessage(), e);
        }
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

    /** Adds a lesson to the newest version; where that makes too many outcomes, those of the oldest runs are summed. */
    public void learn(Lesson lesson, Instant now) {
        ExperienceVersion before = version(newest());
        ExperienceVersion after =
                lesson.outcomes().isEmpty() ? before : compact(before.with(written(lesson)), lesson.single());
        become(prepare(after), DeskEntry.RUN, lesson.runId(), 0, now);
    }

    private String written(Lesson lesson) {
        String id = ExperienceVersion.id(lesson.text());
        write(folder.resolve("lessons").resolve(id), lesson.text());
        return id;
    }

    /** The last lesson stays as it is. */
    private ExperienceVersion compact(ExperienceVersion version, long newest) {
        List<String> ids = new ArrayList<>(version.lessons());
        long single = newest;
        for (int i = ids.size() - 2; i >= 0; i--) {
            Lesson lesson = lesson(ids.get(i));
            single += lesson.single();
            if (single > keptSingle && lesson.single() > 0) {
                ids.set(i, written(lesson.summed()));
            }
        }
        return new ExperienceVersion(ids, version.modelStates());
    }

    /**
     * Deletes versions that nothing needs any more, and the lessons that only they had: what is neither named nor among the
     * last that became the newest. Their lines stay in the journal until there are many after them.
     *
     * @param named ids that runs begin with
     * @param runs ids of the runs that are there: what a person changed while one of them was at work is named in its ticks
     */
    public void prune(Set<String> named, Set<String> runs) {
        List<DeskEntry> history = history();
        Set<String> kept = new TreeSet<>(named);
        history.stream()
                .filter(each -> !each.isTaught() && runs.contains(each.run()))
                .forEach(each -> kept.add(each.version()));
        history.subList(Math.max(0, history.size() - KEPT_VERSIONS), history.size())
                .forEach(each -> kept.add(each.version()));
        Set<String> lessons = new HashSet<>();
        for (String id : kept) {
            if (isKept(id)) {
                lessons.addAll(version(id).lessons());
            }
        }
        Set<String> known = history.stream().map(DeskEntry::version).collect(Collectors.toSet());
        ids().stream()
                .filter(id -> !kept.contains(id) && (known.contains(id) || isOld(id)))
                .forEach(id -> delete(id, lessons));
        shorten(history, runs);
    }

    /** A line whose run is gone says nothing of any run: it can neither have taught nor teach again. */
    private void shorten(List<DeskEntry> history, Set<String> runs) {
        List<DeskEntry> kept = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            DeskEntry each = history.get(i);
            if (i >= history.size() - keptLines || runs.contains(each.run()) || isKept(each.version())) {
                kept.add(each);
            }
        }
        if (kept.size() < history.size()) {
            write(journal(), text(kept));
        }
    }

    private static String text(List<DeskEntry> entries) {
        StringBuilder text = new StringBuilder(DeskEntry.COLUMNS).append('\n');
        entries.forEach(each -> text.append(each.line()).append('\n'));
        return text.toString();
    }

    /** Whether it was there before the last line of the journal: what is written later may be about to become the newest. */
    private boolean isOld(String id) {
        try {
            return Files.exists(journal())
                    && Files.getLastModifiedTime(folder.resolve("versions").resolve(id))
                                    .compareTo(Files.getLastModifiedTime(journal()))
                            < 0;
        } catch (IOException e) {
            throw new DeskException("cannot read " + folder + ": " + FileFault.reason(e), e);
        }
    }

    /** Of the versions that are there, also of those that came from other desks. */
    private List<String> ids() {
        Path versions = folder.resolve("versions");
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(versions)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> each.matches("[0-9a-f]{16}"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DeskException("cannot read " + versions + ": " + FileFault.reason(e), e);
        }
    }

    /** Ids of the versions that were the newest once and are not there any more. */
    public Set<String> deleted() {
        return history().stream()
                .map(DeskEntry::version)
                .filter(id -> !isKept(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isKept(String id) {
        return Files.exists(folder.resolve("versions").resolve(id));
    }

    private void delete(String version, Set<String> kept) {
        Path file = folder.resolve("versions").resolve(version);
        if (!Files.exists(file)) {
            return;
        }
        for (String lesson : version(version).lessons()) {
            if (!kept.contains(lesson)) {
                delete(folder.resolve("lessons").resolve(lesson));
            }
        }
        delete(file);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new DeskException("cannot delete " + file + ": " + FileFault.reason(e), e);
        }
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
                .mapToInt(each -> lesson(each).statedCount())
                .sum();
        List<DeskEntry> entries = new ArrayList<>(history());
        DeskEntry entry = new DeskEntry(
                now.toString(), id, cause, run, after, version.lessons().size(), outcomes);
        entries.add(entry);
        write(journal(), text(entries));
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
