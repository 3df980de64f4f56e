package io.strikeiq.service.command;

import io.strikeiq.learning.experience.DeskEntry;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.ExperienceVersion;
import io.strikeiq.learning.model.TrialLedger;
import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.DeskChanges;
import io.strikeiq.service.run.WallClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts the online model in the place of the cells, where it has shown that it is better. */
@Command(
        name = "promote",
        description = {
            "Let the online model give signals their confidence, if it has shown that it is better.",
            "It has when on the last days of recorded outcomes, which neither it nor the cells had learned from, its AUC is above"
                    + " 0.6 and its Brier score and log loss beat the confidence with their intervals by day above 0. The"
                    + " trial is added to learning/trials.tsv of the data folder; exit code 1 where the model has not shown it."
        })
final class LearnPromoteCommand implements Callable<Integer> {
    /** Share of the days, from the end, that it is judged on. */
    private static final double HELD = 0.3;

    private static final long SEED = 1;

    private final WallClock clock;

    @Parameters(
            arity = "0..*",
            paramLabel = "RUN",
            description = "Ids or folders of runs to judge by; the newest when none is given.")
    private List<String> runs;

    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    LearnPromoteCommand(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        StrikeIqConfig loaded = config.load();
        return DeskText.of(() -> {
            ExperienceDesk desk = DeskText.learned(loaded);
            RecordedRun recorded = RecordedRun.read(LearnCommand.journals(runs, config));
            TrialLedger ledger = new TrialLedger(loaded.dataFolder().resolve("learning/trials.tsv"));
            LearnModels models = LearnModels.of(recorded, HELD, SEED, clock.now(), ledger);
            if (!models.promotes()) {
                throw new UserException(
                        ExitCode.FAILURE,
                        "not promoted: the online model has not shown that it beats the confidence" + models.shown()
                                + "; it takes an AUC above 0.6 and both gains above 0 with their intervals");
            }
            ExperienceVersion promoted = desk.version(desk.newest()).promoted();
            boolean live = DeskChanges.make(loaded, DeskEntry.PROMOTE, promoted, clock);
            output.result(
                    Map.of("version", promoted.id()),
                    "the online model gives signals their confidence: experience " + promoted.id()
                            + DeskText.taken(live));
            return ExitCode.OK;
        });
    }
}
