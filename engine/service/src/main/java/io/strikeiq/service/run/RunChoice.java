package io.strikeiq.service.run;

import io.strikeiq.service.config.StrikeIqConfig;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Which run a start is: one that goes on, or a new one. */
final class RunChoice {
    private final StrikeIqConfig config;
    private final RunTicks ticks;

    RunChoice(StrikeIqConfig config, RunTicks ticks) {
        this.config = config;
        this.ticks = ticks;
    }

    /**
     * The newest run of the same config over the same ticks that has not come to its end, or else a new one.
     *
     * @param runs the runs that are there, oldest first
     * @param resume whether a run may go on at all
     */
    RunFolder choose(List<RunFolder> runs, boolean resume) {
        return runs.stream()
                .filter(run -> resume && run.isUnfinished(config) && ticks.canGoOn(run))
                .reduce((older, newer) -> newer)
                .orElseGet(this::create);
    }

    private RunFolder create() {
        RunFolder run = RunFolder.create(config.dataFolder(), RunId.create());
        run.writeConfig(config);
        manifest(run).write(run.manifestFile());
        return run;
    }

    private RunManifest manifest(RunFolder run) {
        return new RunManifest(
                run.runId(),
                config.run().name(),
                Instant.now().toString(),
                RunManifest.path(ticks.journal(run)),
                config.pipeline().layout().name().toLowerCase(Locale.ROOT),
                config.pipeline().waitMode().name().toLowerCase(Locale.ROOT),
                config.run().speed().toString(),
                null);
    }
}
