package io.strikeiq.service.run;

import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which run a start is: one that goes on, or a new one. */
final class RunChoice {
    private final StrikeIqConfig config;
    private final RunTicks ticks;
    private final String program;
    private final WallClock clock;
    private final PrintWriter said;

    /** @param said where remarks go */
    RunChoice(StrikeIqConfig config, RunTicks ticks, WallClock clock, PrintWriter said) {
        this.config = config;
        this.ticks = ticks;
        this.program = ProgramVersion.of(config.registry());
        this.clock = clock;
        this.said = said;
    }

    /**
     * The newest run of the same config over the same ticks, when it has not come to its end, or else a new one.
     *
     * @param runs the runs that are there, oldest first
     * @param resume whether a run may go on at all
     * @throws UserException when another program began the run that would go on
     */
    RunFolder choose(List<RunFolder> runs, boolean resume) {
        List<RunFolder> known =
                runs.stream().filter(run -> run.isKnown() && ticks.canGoOn(run)).toList();
        Optional<RunFolder> cutOff =
                newest(known.stream().filter(run -> run.hasConfig(config))).filter(run -> resume && !run.isCompleted());
        if (cutOff.isEmpty()) {
            newest(known.stream()).filter(run -> resume && !run.isCompleted()).ifPresent(this::sayLeft);
            return create();
        }
        checkProgram(cutOff.get());
        return cutOff.get();
    }

    private static Optional<RunFolder> newest(Stream<RunFolder> runs) {
        return runs.reduce((older, newer) -> newer);
    }

    private void sayLeft(RunFolder run) {
        said.println("run " + run.runId() + " was cut off with another config, so that a new run begins");
        said.flush();
    }

    private void checkProgram(RunFolder run) {
        String before = run.manifest().program();
        if (!program.equals(before)) {
            throw new UserException(
                    "run " + run.runId() + " was begun by another program (" + before + ", this is " + program
                            + "), which may give other signals; go on with that one, or begin a new run with --fresh");
        }
    }

    private RunFolder create() {
        Instant startedAt = clock.now();
        RunFolder run = RunFolder.create(config.dataFolder(), RunId.create(startedAt));
        run.writeConfig(config);
        manifest(run, startedAt).write(run.manifestFile());
        return run;
    }

    private RunManifest manifest(RunFolder run, Instant startedAt) {
        return new RunManifest(
                RunManifest.FORMAT,
                run.runId(),
                config.run().name(),
                startedAt.toString(),
                RunManifest.path(ticks.journal(run)),
                config.pipeline().layout().name().toLowerCase(Locale.ROOT),
                config.pipeline().waitMode().name().toLowerCase(Locale.ROOT),
                config.run().speed().toString(),
                program,
                Platform.here(),
                null);
    }
}
