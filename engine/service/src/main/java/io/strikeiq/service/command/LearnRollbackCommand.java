package io.strikeiq.service.command;

import io.strikeiq.learning.experience.DeskEntry;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.ExperienceVersion;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.DeskChanges;
import io.strikeiq.service.run.WallClock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes an earlier version of the experience the newest. */
@Command(
        name = "rollback",
        description = {
            "Make an earlier version of the desk's experience the newest.",
            "A live run takes it at its next tick, which is recorded; else the next run begins with it. What was learned since"
                    + " stays in its version, and rollback goes forward to it too."
        })
final class LearnRollbackCommand implements Callable<Integer> {
    private final WallClock clock;

    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            description = "Id of a version or its first digits; the one before the newest when none is given.")
    private String version;

    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    LearnRollbackCommand(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        StrikeIqConfig loaded = config.load();
        return DeskText.of(() -> {
            ExperienceDesk desk = DeskText.learned(loaded);
            String id = version == null ? before(desk) : DeskText.version(desk, version);
            boolean live = DeskChanges.make(loaded, DeskEntry.ROLLBACK, desk.version(id), clock);
            output.result(Map.of("version", id), "the newest experience is " + id + DeskText.taken(live));
            return ExitCode.OK;
        });
    }

    /** The last version that was another than the newest. */
    private static String before(ExperienceDesk desk) {
        String newest = desk.newest();
        return desk.history().stream()
                .map(DeskEntry::version)
                .filter(each -> !each.equals(newest))
                .reduce((older, newer) -> newer)
                .orElse(ExperienceVersion.EMPTY.id());
    }
}
