package io.strikeiq.service.command;

import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Progress;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.log.LogSetup;
import io.strikeiq.service.run.RunFolder;
import io.strikeiq.service.run.ServiceRun;
import io.strikeiq.service.run.Verification;
import io.strikeiq.service.run.WallClock;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a recorded tick journal, or verifies a recorded run. */
@Command(
        name = "replay",
        customSynopsis = {
            "strikeiq replay CONFIG --journal DIR [--layout L] [--shards N] [--wait W]"
                    + " [--speed S] [--no-store] [--alerts] [--json]",
            "strikeiq replay --verify RUN [--data DIR] [--json]"
        },
        description = {
            "Replay a recorded tick journal with the engines of a config, or verify that a recorded run gives the same"
                    + " again.",
            "Layout, shards, wait strategy and speed change no result: the hashes are the same."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final long VERIFY_TIMEOUT = 60_000_000_000L;
    private final Shutdown shutdown;
    private final WallClock clock;

    @Parameters(paramLabel = "CONFIG", arity = "0..1", description = "The config file.")
    private Path file;

    @Option(names = "--journal", paramLabel = "DIR", description = "Folder of the tick journal, else run.journal.")
    private Path journal;

    @Option(names = "--layout", paramLabel = "L", description = "Layout: ${COMPLETION-CANDIDATES}.")
    private Layout layout;

    @Option(names = "--shards", paramLabel = "N", description = "Shards of the underlyings, not in layout FUSED.")
    private Integer shards;

    @Option(names = "--wait", paramLabel = "W", description = "Wait strategy: ${COMPLETION-CANDIDATES}.")
    private WaitMode waitMode;

    @Option(names = "--speed", paramLabel = "S", description = "max, or a factor such as 1x or 10x.")
    private String speed;

    @Option(names = "--no-store", description = "Neither journal nor store the signals; only count and hash them.")
    private boolean noStore;

    @Option(
            names = "--alerts",
            description =
                    "Print the alerts that the signals would have raised by the rules of the config; deliver and store none.")
    private boolean alerts;

    @Option(names = "--verify", paramLabel = "RUN", description = "Id or folder of the run to verify.")
    private String run;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Data folder in which --verify looks for the id of a run; without it the one of the config that",
                "STRIKEIQ_CONFIG names."
            })
    private Path dataFolder;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    public ReplayCommand(Shutdown shutdown, WallClock clock) {
        this.shutdown = shutdown;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (run != null) {
            if (file != null || journal != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--verify takes config and journal from the run; leave CONFIG and --journal out");
            }
            return verify();
        }
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "name a CONFIG, or a run with --verify RUN");
        }
        StrikeIqConfig config = overridden(ConfigFile.load(file, System.getenv()));
        LogSetup.apply(config.log());
        StopRequest stop = shutdown.arm(config.run().shutdownTimeout());
        return new ServiceRun(
                        config, new ServiceRun.Options(!noStore && !alerts, alerts, false, false), output, stop, clock)
                .run();
    }

    private StrikeIqConfig overridden(StrikeIqConfig config) {
        return config.with(
                config.run()
                        .replaying(journal == null ? config.run().journal() : journal)
                        .at(speed == null ? config.run().speed() : speed()),
                shape(config.pipeline()));
    }

    private PipelineSettings shape(PipelineSettings configured) {
        try {
            return new PipelineSettings(
                    layout == null ? configured.layout() : layout,
                    shards == null ? configured.shards() : shards,
                    waitMode == null ? configured.waitMode() : waitMode,
                    configured.ringSize(),
                    configured.marketSnapshotInterval(),
                    configured.chainSnapshotInterval(),
                    configured.learning());
        } catch (IllegalArgumentException e) {
            throw new UserException("--layout, --shards: " + e.getMessage());
        }
    }

    private Speed speed() {
        try {
            return Speed.parse(speed);
        } catch (IllegalArgumentException e) {
            throw new UserException("--speed: " + e.getMessage());
        }
    }

    private Path dataFolder() {
        String variable = System.getenv("STRIKEIQ_CONFIG");
        if (dataFolder == null && (variable == null || variable.isEmpty())) {
            throw new UserException(
                    "no run " + run + ": name the run by its folder, or the data folder that it is in by"
                            + " --data DIR or by STRIKEIQ_CONFIG=FILE in the environment");
        }
        return dataFolder != null
                ? dataFolder
                : ConfigFile.load(Path.of(variable), System.getenv()).dataFolder();
    }

    private int verify() {
        RunFolder folder = RunFolder.find(run, this::dataFolder);
        StopRequest stop = shutdown.arm(VERIFY_TIMEOUT);
        Verification.Verified verified;
        try (Progress progress = output.progress("verify", "ticks", 0)) {
            verified = new Verification(folder, stop, progress::at).run();
        }
        output.result(verified, text(verified));
        return verified.exitCode();
    }

    private static String text(Verification.Verified verified) {
        if (verified.exitCode() == ExitCode.OTHER_PROGRAM) {
            return "run " + verified.runId() + " cannot be compared: " + verified.incomplete()
                    + ", and the replay gives" + " another result: " + verified.difference();
        }
        if (verified.exitCode() != ExitCode.OK && verified.exitCode() != ExitCode.DIFFERENT) {
            return "run " + verified.runId() + " was not verified to its end: " + verified.incomplete()
                    + String.format(
                            Locale.ROOT, "; what was compared is the same, %,d signals", verified.signalsCompared());
        }
        return verified.same()
                ? String.format(
                                Locale.ROOT,
                                "run %s gives the same again: %,d ticks, %,d signals and %,d outcomes compared, state hash %s,"
                                        + " signal hash %s",
                                verified.runId(),
                                verified.ticks(),
                                verified.signalsCompared(),
                                verified.outcomesCompared(),
                                verified.stateHash(),
                                verified.signalHash())
                        + (verified.incomplete() == null ? "" : "; " + verified.incomplete())
                : "run " + verified.runId() + " DIFFERS: " + verified.difference();
    }
}
