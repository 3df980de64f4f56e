package io.strikeiq.service.run;

import io.strikeiq.core.learning.ExperienceArchive;
import io.strikeiq.learning.experience.DeskArchive;
import io.strikeiq.learning.experience.DeskException;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.Lesson;
import io.strikeiq.learning.experience.RecordingIdentity;
import io.strikeiq.learning.experience.RunLesson;
import io.strikeiq.learning.outcome.UnderlyingVenues;
import io.strikeiq.persistence.database.StoredExperience;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What runs take from the desk's experience and give to it. A run teaches once, when it has ended; one whose process died right
 * then teaches at the next start. What its ticks have taught in another run they do not teach again.
 */
final class RunLearning {
    private final ExperienceDesk desk;
    private final WallClock clock;
    private final Consumer<String> said;

    RunLearning(Path dataFolder, WallClock clock, Consumer<String> said) {
        this.desk = new ExperienceDesk(dataFolder);
        this.clock = clock;
        this.said = said;
    }

    /** Id of the version that a new run begins with. */
    String begin() {
        try {
            desk.version(desk.newest());
            return desk.newest();
        } catch (DeskException e) {
            throw refused(e);
        }
    }

    /** Config of a run as its manifest has it: with the experience that it began with. */
    static StrikeIqConfig knowing(StrikeIqConfig config, RunFolder run) {
        return knowing(
                config, new ExperienceDesk(run.dataFolder()), run.manifest().experience());
    }

    /** The same of a version of a desk, null for none. */
    static StrikeIqConfig knowing(StrikeIqConfig config, ExperienceDesk desk, String version) {
        if (version == null) {
            return config;
        }
        ExperienceArchive archive = new DeskArchive(desk, version);
        try {
            archive.atStart();
        } catch (DeskException e) {
            throw refused(e);
        }
        return config.knowing(archive);
    }

    static UserException refused(DeskException e) {
        return new UserException(ExitCode.DAMAGED, "the desk's experience cannot be used: " + e.getMessage());
    }

    /** Adds what runs have taught that have ended and were not learned from. */
    void learn(List<RunFolder> runs) {
        try {
            Set<String> taught = desk.taught();
            for (RunFolder run : runs) {
                if (!taught.contains(run.runId()) && teaches(run)) {
                    learn(run);
                }
            }
        } catch (DeskException e) {
            throw refused(e);
        }
    }

    /** Deletes versions of the experience that no run names; none while what some run names cannot be read. */
    void prune(List<RunFolder> runs, boolean isAll) {
        if (!isAll) {
            return;
        }
        Set<String> named = runs.stream()
                .filter(RunFolder::isKnown)
                .map(run -> run.manifest().experience())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        try {
            desk.prune(named, runs.stream().map(RunFolder::runId).collect(Collectors.toSet()));
        } catch (DeskException e) {
            said.accept("old experience is left where it is: " + e.getMessage());
        }
    }

    /** Ids of the versions that this desk has deleted. */
    Set<String> deleted() {
        try {
            return desk.deleted();
        } catch (DeskException e) {
            return Set.of();
        }
    }

    private static boolean teaches(RunFolder run) {
        return run.isKnown()
                && !run.isOpen()
                && run.manifest().experience() != null
                && JournalInspector.isJournal(run.signals());
    }

    private void learn(RunFolder run) {
        try {
            Lesson lesson = lesson(run);
            desk.learn(lesson, clock.now());
            int learned = lesson.outcomes().size();
            said.accept(
                    learned == 0
                            ? "run " + run.runId() + " teaches nothing that the desk did not know"
                            : String.format(
                                    Locale.ROOT,
                                    "learned from %,d outcomes of run %s: experience %s",
                                    learned,
                                    run.runId(),
                                    desk.newest()));
        } catch (JournalException e) {
            said.accept("run " + run.runId() + " teaches nothing: " + e.getMessage());
        }
    }

    private Lesson lesson(RunFolder run) {
        Path ticks = Path.of(run.manifest().tickJournal());
        try (TickJournalReader definitions = TickJournalReader.open(ticks)) {
            return RunLesson.read(
                    run.signals(),
                    new UnderlyingVenues(definitions),
                    run.runId(),
                    RecordingIdentity.of(ticks),
                    desk.lessons(desk.newest()),
                    desk.forgottenUpTo(run.runId()));
        }
    }

    /** The newest version as rows for the database; none, which is said, where the files of the desk are damaged. */
    List<StoredExperience> rows(StrikeIqConfig config) {
        try {
            return ExperienceRows.of(desk, config);
        } catch (DeskException e) {
            said.accept("the desk's experience is not in the database: " + e.getMessage());
            return List.of();
        }
    }
}
