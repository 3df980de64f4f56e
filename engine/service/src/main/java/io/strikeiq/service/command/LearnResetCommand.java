package io.strikeiq.service.command;

import io.strikeiq.learning.experience.DeskEntry;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.ExperienceVersion;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.DeskChanges;
import io.strikeiq.service.run.WallClock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Begins the experience from nothing. */
@Command(
        name = "reset",
        description = {
            "Begin the desk's experience from nothing: signals get priors again.",
            "A live run takes it at its next tick, which is recorded; else the next run begins so. Earlier versions stay, and"
                    + " rollback brings them back."
        })
final class LearnResetCommand implements Callable<Integer> {
    private final WallClock clock;

    @Option(names = "--yes", description = "Do it; without this nothing is changed.")
    private boolean yes;

    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    LearnResetCommand(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        StrikeIqConfig loaded = config.load();
        return DeskText.of(() -> {
            ExperienceDesk desk = DeskText.learned(loaded);
            if (!yes) {
                throw new UserException("reset would leave experience " + desk.newest()
                        + " and begin from nothing; say --yes to do it");
            }
            boolean live = DeskChanges.make(loaded, DeskEntry.RESET, ExperienceVersion.EMPTY, clock);
            String id = ExperienceVersion.EMPTY.id();
            output.result(
                    Map.of("version", id), "the newest experience is " + id + ", of nothing" + DeskText.taken(live));
            return ExitCode.OK;
        });
    }
}
