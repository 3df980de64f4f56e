package io.strikeiq.bench;

import io.strikeiq.bench.day.DayCommand;
import io.strikeiq.bench.kernel.KernelsCommand;
import io.strikeiq.bench.latency.JournalCommand;
import io.strikeiq.bench.latency.LatencyCommand;
import io.strikeiq.bench.live.LiveCommand;
import io.strikeiq.bench.profile.ProfileCommand;
import io.strikeiq.bench.profile.ScalingCommand;
import io.strikeiq.bench.replay.ReplayCommand;
import io.strikeiq.bench.soak.SoakCommand;
import io.strikeiq.bench.store.StoreCommand;
import io.strikeiq.bench.stress.StressCommand;
import io.strikeiq.bench.watch.WatchCommand;
import io.strikeiq.service.cli.Failures;
import io.strikeiq.service.cli.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The entry point of {@code strikeiq bench}. */
@Command(
        name = "strikeiq bench",
        description = "Benchmarks, each beside a baseline that is measured in the same run.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "BENCHMARK",
        commandListHeading = "%nBenchmarks:%n",
        subcommands = {
            DayCommand.class,
            JournalCommand.class,
            KernelsCommand.class,
            LatencyCommand.class,
            LiveCommand.class,
            ProfileCommand.class,
            ReplayCommand.class,
            ScalingCommand.class,
            SoakCommand.class,
            StoreCommand.class,
            StressCommand.class,
            WatchCommand.class
        })
public final class Bench {
    private Bench() {}

    /** The parser of all benchmarks. */
    public static CommandLine commandLine() {
        Failures failures = new Failures();
        CommandLine commands = new CommandLine(new Bench());
        commands.setExecutionExceptionHandler(failures);
        commands.setParameterExceptionHandler(failures);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        return commands;
    }

    /** Runs one benchmark and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }
}
