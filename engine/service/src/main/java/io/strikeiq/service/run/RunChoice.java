package io.strikeiq.service.run;

import io.strikeiq.service.config.StrikeIqConfig;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which run a start is: one that goes on, or a new one. */
final class RunChoice {
    private final StrikeIqConfig config;
    private final RunTicks ticks;
    private final String program;
    private final WallClock clock;
    private final PrintWriter said;
    private final RunEnding ending;
    private String experience;

    /** @param said where remarks go */
    RunChoice(StrikeIqConfig config, RunTicks ticks, WallClock clock, PrintWriter said) {
        this.config = config;
        this.ticks = ticks;
        this.program = ProgramVersion.of(config.registry());
        this.clock = clock;
        this.said = said;
        this.ending = new RunEnding(clock, said);
    }

    /** Lets a new run begin with a version of the desk's experience; null for none. */
    RunChoice learning(String version) {
        experience = version;
        return this;
    }

    /**
     * The newest run of the same program and config over the same ticks, when it may go on, or else a new one. An open run
     * of another program, or a live one of another config, is ended.
     *
     * @param runs the runs that are there, oldest first
     * @param resume whether a run may go on at all
     */
    RunFolder choose(List<RunFolder> runs, boolean resume) {
        List<RunFolder> open =
                runs.stream().filter(run -> run.isOpen() && ticks.canGoOn(run)).toList();
        Optional<RunFolder> next = open.stream()
                .filter(run -> resume && isOfThisProgram(run) && run.hasConfig(config))
                .reduce((older, newer) -> newer)
                .filter(run -> isNewest(run, runs));
        if (ticks.areOwn()) {
            open.forEach(run -> LostTicks.cutBack(run, said));
        }
        for (RunFolder run : open) {
            if (next.isEmpty() || !next.get().equals(run)) {
                leave(run, run.equals(open.get(open.size() - 1)));
            }
        }
        return next.orElseGet(() -> create(runs));
    }

    private boolean isOfThisProgram(RunFolder run) {
        return program.equals(run.manifest().program());
    }

    /** Whoever has the recording can go on with a run over it; live ticks that were missed do not come again. */
    private void leave(RunFolder run, boolean newest) {
        if (!isOfThisProgram(run)) {
            ending.end(run, RunClose.PROGRAM);
        } else if (ticks.areOwn()) {
            ending.end(run, run.hasConfig(config) ? RunClose.FRESH : RunClose.CONFIG);
        } else if (newest && !run.hasConfig(config)) {
            said.println("run " + run.runId() + " was cut off with another config, so that a new run begins");
            said.flush();
        }
    }

    /** A run that came after it over the same ticks, with the same config, has taken its place. */
    private boolean isNewest(RunFolder run, List<RunFolder> runs) {
        return runs.subList(runs.indexOf(run) + 1, runs.size()).stream()
                .noneMatch(later -> later.isKnown() && ticks.canGoOn(later) && later.hasConfig(config));
    }

    /** The folder of a new run, which is not known until {@link #makeKnown}. */
    RunFolder folder() {
        return folder(clock.now(), RunFolder.all(config.dataFolder()));
    }

    /** Makes the run of a live config known, once all else that it begins with is in its folder. */
    void makeKnown(RunFolder run) {
        run.writeConfig(config);
        describe(run);
    }

    /** Says what the run of a live config is, which is not known before its config is there. */
    void describe(RunFolder run) {
        manifest(run, clock.now(), RunManifest.path(run.ticks()), WarmUp.NONE, Map.of())
                .write(run.manifestFile());
    }

    /** Names sort by time though the clock may have been set back since the last run. */
    private RunFolder create(List<RunFolder> runs) {
        Instant startedAt = clock.now();
        RunFolder run = folder(startedAt, runs);
        run.writeConfig(config);
        WarmUp warmUp = ticks.warmUp(runs, said);
        Map<String, String> blind = ticks.areOwn() ? BlindMetrics.of(warmUp).until() : Map.of();
        manifest(run, startedAt, RunManifest.path(ticks.journal(run)), warmUp, blind)
                .write(run.manifestFile());
        return run;
    }

    private RunFolder folder(Instant startedAt, List<RunFolder> runs) {
        Instant named = runs.stream()
                .map(run -> RunId.time(run.runId()).plusSeconds(1))
                .reduce(startedAt, (a, b) -> a.isAfter(b) ? a : b);
        return RunFolder.create(config.dataFolder(), RunId.create(named));
    }

    private RunManifest manifest(
            RunFolder run, Instant startedAt, String journal, WarmUp warmUp, Map<String, String> blind) {
        return new RunManifest(
                RunManifest.FORMAT,
                run.runId(),
                config.run().name(),
                startedAt.toString(),
                journal,
                config.pipeline().layout().name().toLowerCase(Locale.ROOT),
                config.pipeline().waitMode().name().toLowerCase(Locale.ROOT),
                config.run().speed().toString(),
                program,
                Platform.here(),
                warmUp,
                experience,
                blind,
                null,
                null);
    }
}
