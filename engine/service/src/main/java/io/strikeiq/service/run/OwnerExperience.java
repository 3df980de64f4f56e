package io.strikeiq.service.run;

import io.strikeiq.learning.experience.DeskException;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.persistence.database.RunExperience;
import io.strikeiq.persistence.database.RunExperience.Packed;
import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The experience of a partition: what its first owner began with. Each owner after it has the same, so that they make the same
 * of the same ticks; what they learn meanwhile is in the state, and their desks learn it afterwards.
 */
final class OwnerExperience {
    private final ExperienceDesk desk;
    private final RunExperience stored;

    OwnerExperience(Path dataFolder, RunExperience stored) {
        this.desk = new ExperienceDesk(dataFolder);
        this.stored = stored;
    }

    /** Stores what a run begins with, so that it is there before anybody can go on with the run. */
    void store(RunFolder run) {
        String version = run.manifest().experience();
        if (version == null || stored.name(run.runId(), version)) {
            return;
        }
        try {
            stored.store(run.runId(), new Packed(version, desk.packed(version)));
        } catch (DeskException e) {
            throw RunLearning.refused(e);
        }
    }

    /** Brings the version that another owner's run began with to this desk; null where it began with none. */
    String bring(String runId) {
        Optional<Packed> packed = stored.of(runId);
        try {
            packed.ifPresent(each -> desk.bring(each.version(), each.content()));
        } catch (DeskException e) {
            throw RunLearning.refused(e);
        }
        return packed.map(Packed::version).orElse(null);
    }

    /** A config with what another owner's run began with. */
    StrikeIqConfig knowing(StrikeIqConfig config, String runId) {
        return RunLearning.knowing(config, desk, bring(runId));
    }
}
