package io.strikeiq.service.run;

import io.strikeiq.core.learning.ExperienceArchive;
import io.strikeiq.learning.experience.DeskException;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.ExperienceVersion;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Changes of the desk's experience by a person: in the live run of the data folder where there is one, else in the desk. */
public final class DeskChanges implements ExperienceChanges {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final ExperienceDesk desk;
    private final ExperienceArchive archive;
    private final String run;
    private final WallClock clock;

    /** @param archive what the run's pipeline asks */
    DeskChanges(Path dataFolder, ExperienceArchive archive, String run, WallClock clock) {
        this.desk = new ExperienceDesk(dataFolder);
        this.archive = archive;
        this.run = run;
        this.clock = clock;
    }

    @Override
    public void prepare(String version) {
        try {
            desk.version(version);
            archive.version(ExperienceVersion.number(version));
        } catch (DeskException e) {
            throw new UserException(ExitCode.FAILURE, e.getMessage(), e);
        }
    }

    @Override
    public void taken(String cause, String version, long time) {
        try {
            desk.become(version, cause, run, time, clock.now());
        } catch (DeskException e) {
            String message = "the live run has taken it, but the next will not begin with it: " + e.getMessage();
            throw new UserException(ExitCode.FAILURE, message, e);
        }
    }

    /**
     * Makes a version the newest, at the next tick of a live run.
     *
     * @return whether a live run has taken it
     * @throws UserException when a run is at work that takes no changes
     */
    public static boolean make(StrikeIqConfig config, String cause, ExperienceVersion version, WallClock clock) {
        ExperienceDesk desk = new ExperienceDesk(config.dataFolder());
        String id = desk.prepare(version);
        boolean done = DataFolderLock.tryDuring(config.dataFolder(), () -> desk.become(id, cause, "", 0, clock.now()));
        if (!done) {
            ControlInbox.ask(config.dataFolder(), ControlRequest.experience(cause, id), PATIENCE);
        }
        return !done;
    }
}
