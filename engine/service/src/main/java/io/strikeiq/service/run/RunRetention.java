package io.strikeiq.service.run;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.JournalRetention;
import io.strikeiq.persistence.journal.TickJournalSpan;
import io.strikeiq.service.checkpoint.Checkpoints;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.RetentionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what of a run may be deleted besides its signal journal. A run that has ended, and whose every record is in the database,
 * needs neither ticks nor checkpoints; one that goes on needs the ticks behind the older of two checkpoints, and those of the
 * last days, with which the next run may begin warm.
 */
public final class RunRetention {
    private static final int CHECKPOINTS_NEEDED = 2;

    private final RunFolder run;
    private final RetentionSettings retention;
    private final Instant now;

    public RunRetention(RunFolder run, RetentionSettings retention, Instant now) {
        this.run = run;
        this.retention = retention;
        this.now = now;
    }

    /**
     * Files that may go.
     *
     * @param what "checkpoints" or "run"
     * @param folder what they are in
     * @param files in the order in which they are deleted
     */
    public record Plan(String runId, String what, Path folder, List<Path> files) {
        /** Copies the list. */
        public Plan {
            files = List.copyOf(files);
        }

        /** Deletes them, and the folder when that is empty then. */
        public void delete() {
            try {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
                if (isEmpty(folder)) {
                    Files.deleteIfExists(folder);
                }
            } catch (IOException e) {
                throw new UserException("cannot delete files of " + folder + ": " + FileFault.reason(e));
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        return list(folder).isEmpty();
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /**
     * Ticks that may go.
     *
     * @param warmUp nanoseconds before the last tick with which the next run begins warm
     */
    public Optional<JournalRetention.Plan> ticks(long warmUp) {
        if (!JournalInspector.isJournal(run.ticks())) {
            return Optional.empty();
        }
        LocalDate keepFrom = RetentionSettings.keepFrom(retention.ticks(), now);
        JournalRetention.Plan plan = run.isOver()
                ? JournalRetention.planTicks(run.ticks(), run.runId(), keepFrom)
                : JournalRetention.planFirstTicks(
                        run.ticks(), run.runId(), earlier(keepFrom, warmFrom(warmUp)), neededTick());
        return Optional.of(plan).filter(found -> !found.files().isEmpty());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private LocalDate warmFrom(long warmUp) {
        long last = TickJournalSpan.of(run.ticks()).lastTime();
        return LocalDate.ofInstant(Instant.EPOCH.plusNanos(last).minus(Duration.ofNanos(warmUp)), ZoneOffset.UTC);
    }

    /** The first tick that a start needs: 1 unless an older checkpoint stands behind the newest. */
    private long neededTick() {
        List<Long> ticks = Checkpoints.goodTicks(run.checkpoints());
        return ticks.size() < CHECKPOINTS_NEEDED ? 1 : ticks.get(ticks.size() - 1) + 1;
    }

    /** Checkpoints of a run that has ended. */
    public Optional<Plan> checkpoints() {
        return ended(retention.checkpoints()) ? files("checkpoints", run.checkpoints(), List.of()) : Optional.empty();
    }

    /** The folder of a run that has ended, once its journals are gone. */
    public Optional<Plan> folder() {
        if (!ended(retention.runs()) || Files.exists(run.signals()) || Files.exists(run.ticks())) {
            return Optional.empty();
        }
        List<Path> last = List.of(run.config(), run.manifestFile());
        return files("run", run.path(), last);
    }

    private Optional<Plan> files(String what, Path folder, List<Path> last) {
        try {
            List<Path> files = new ArrayList<>();
            for (Path file : list(folder)) {
                if (Files.isDirectory(file)) {
                    files.addAll(list(file));
                }
                if (!last.contains(file)) {
                    files.add(file);
                }
            }
            files.addAll(last);
            return files.isEmpty() ? Optional.empty() : Optional.of(new Plan(run.runId(), what, folder, files));
        } catch (IOException e) {
            throw new JournalException("cannot read " + folder + ": " + FileFault.reason(e), e);
        }
    }

    /** Whether it ended a time ago, with all its records in the database. */
    private boolean ended(long age) {
        try {
            return run.isOver()
                    && Files.getLastModifiedTime(run.manifestFile())
                            .toInstant()
                            .plus(Duration.ofNanos(age))
                            .isBefore(now);
        } catch (IOException e) {
            return false;
        }
    }
}
