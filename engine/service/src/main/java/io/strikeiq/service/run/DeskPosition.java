package io.strikeiq.service.run;

import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.persistence.journal.ConsumerPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The desk as one that follows the signals of a run: it has done with none of them until the run has taught, and stands still
 * from the time at which the run's manifest was last written, when it started or ended.
 */
public final class DeskPosition {
    private static final String CONSUMER = "experience";

    private DeskPosition() {}

    /**
     * Where the desk is; nothing for a run that has taught, and for one that never will.
     *
     * @throws io.strikeiq.learning.experience.DeskException when the desk's journal is damaged
     */
    public static Optional<ConsumerPosition> of(RunFolder run) {
        boolean teaches = run.isKnown() && run.manifest().experience() != null;
        if (!teaches || new ExperienceDesk(run.dataFolder()).taught().contains(run.runId())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ConsumerPosition(
                    CONSUMER, -1, Files.getLastModifiedTime(run.manifestFile()).toInstant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
