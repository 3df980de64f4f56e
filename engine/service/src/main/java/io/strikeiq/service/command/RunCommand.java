package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.log.LogSetup;
import io.strikeiq.service.run.ServiceRun;
import io.strikeiq.service.run.WallClock;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the service of a config. */
@Command(
        name = "run",
        description = {
            "Run the service that a config describes.",
            "Starts the database, writes to it what earlier runs have left in their journals, replays the recorded"
                    + " ticks (simulated first where the config says so), prints signals as they come, journals and stores"
                    + " them, and ends with a summary. A run of the same config that was cut off goes on where its journal"
                    + " ends, unless --fresh is given. A termination signal ends the run in order."
        })
public final class RunCommand implements Callable<Integer> {
    private final Shutdown shutdown;
    private final WallClock clock;

    @Parameters(paramLabel = "CONFIG", description = "The config file.")
    private Path file;

    @Option(names = "--fresh", description = "Begin a new run, though one of this config was cut off and could go on.")
    private boolean fresh;

    @Mixin
    private OutputOptions output;

    public RunCommand(Shutdown shutdown, WallClock clock) {
        this.shutdown = shutdown;
        this.clock = clock;
    }

    /** What to try next, as it can be pasted. */
    private String next() {
        String command = System.getProperty("strikeiq.command", "strikeiq");
        return String.join(
                System.lineSeparator(),
                "",
                "next",
                "  " + command + " signals recent --config " + file,
                "  " + command + " db psql --config " + file,
                "  " + command + " --help");
    }

    @Override
    public Integer call() {
        StrikeIqConfig config = ConfigFile.load(file, System.getenv());
        LogSetup.apply(config.log());
        StopRequest stop = shutdown.arm(config.run().shutdownTimeout());
        int exitCode =
                new ServiceRun(config, new ServiceRun.Options(true, true, !fresh, true), output, stop, clock).run();
        if (!output.json() && (exitCode == ExitCode.OK || exitCode == ExitCode.DEGRADED)) {
            output.out().println(next());
            output.out().flush();
        }
        return exitCode;
    }
}
