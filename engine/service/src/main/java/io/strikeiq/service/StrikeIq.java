package io.strikeiq.service;

import io.strikeiq.service.cli.Failures;
import io.strikeiq.service.cli.HelpPages;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.Version;
import io.strikeiq.service.command.ChainCommand;
import io.strikeiq.service.command.CommandFactory;
import io.strikeiq.service.command.CompletionCommand;
import io.strikeiq.service.command.ConfigCommand;
import io.strikeiq.service.command.ControlCommand;
import io.strikeiq.service.command.DbCommand;
import io.strikeiq.service.command.DoctorCommand;
import io.strikeiq.service.command.Examples;
import io.strikeiq.service.command.ExitCodesCommand;
import io.strikeiq.service.command.ExplainCommand;
import io.strikeiq.service.command.ExportCommand;
import io.strikeiq.service.command.GexCommand;
import io.strikeiq.service.command.HandoverCommand;
import io.strikeiq.service.command.ImportCommand;
import io.strikeiq.service.command.InspectCommand;
import io.strikeiq.service.command.JournalCommand;
import io.strikeiq.service.command.LearnCommand;
import io.strikeiq.service.command.MetricsCommand;
import io.strikeiq.service.command.PictureCommand;
import io.strikeiq.service.command.PluginCommand;
import io.strikeiq.service.command.RecordCommand;
import io.strikeiq.service.command.ReplayCommand;
import io.strikeiq.service.command.RunCommand;
import io.strikeiq.service.command.RunsCommand;
import io.strikeiq.service.command.SignalsCommand;
import io.strikeiq.service.command.SimulateCommand;
import io.strikeiq.service.command.SqlCommand;
import io.strikeiq.service.command.StatCommand;
import io.strikeiq.service.command.TopCommand;
import io.strikeiq.service.command.VenueCommand;
import io.strikeiq.service.command.VenuePlayCommand;
import io.strikeiq.service.run.WallClock;
import io.strikeiq.venue.yaml.LocaleNames;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The entry point of the {@code strikeiq} command. */
@Command(
        name = "strikeiq",
        description = "Option chain analytics: recorded or live ticks in, explained signals in PostgreSQL.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
public final class StrikeIq {
    private StrikeIq() {}

    /**
     * The parser of all commands.
     *
     * @param shutdown how commands that stay up learn of a termination signal
     * @param clock dates runs, and what is kept for a time
     */
    public static CommandLine commandLine(Shutdown shutdown, WallClock clock) {
        return commandLine(all(shutdown, clock), clock);
    }

    /**
     * The parser of a command line: of its one command, where the first word names it, since all of them take a quarter of
     * a second of the processor time of a start.
     *
     * @param shutdown how commands that stay up learn of a termination signal
     * @param clock dates runs, and what is kept for a time
     * @param arguments what is to be parsed
     */
    public static CommandLine commandLine(Shutdown shutdown, WallClock clock, String... arguments) {
        Map<String, Supplier<?>> commands = all(shutdown, clock);
        String first = arguments.length == 0 ? "" : arguments[0];
        boolean isOne = commands.containsKey(first) && !first.equals(CompletionCommand.NAME);
        return commandLine(isOne ? Map.of(first, commands.get(first)) : commands, clock);
    }

    private static CommandLine commandLine(Map<String, Supplier<?>> parts, WallClock clock) {
        Failures failures = new Failures();
        CommandLine commands = new CommandLine(new StrikeIq(), new CommandFactory(clock));
        parts.values().forEach(each -> commands.addSubcommand(each.get()));
        HelpPages.complete(commands, Examples.LINES);
        commands.setExecutionExceptionHandler(failures);
        commands.setParameterExceptionHandler(failures);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExpandAtFiles(false);
        commands.registerConverter(Path.class, StrikeIq::path);
        return commands;
    }

    /** In the order of the help page: what is used most comes first. */
    private static Map<String, Supplier<?>> all(Shutdown shutdown, WallClock clock) {
        Map<String, Supplier<?>> all = new LinkedHashMap<>();
        all.put("run", () -> new RunCommand(shutdown, clock));
        all.put("signals", () -> new SignalsCommand(shutdown));
        all.put("chain", () -> ChainCommand.class);
        all.put("metrics", () -> MetricsCommand.class);
        all.put("gex", () -> GexCommand.class);
        all.put("explain", () -> ExplainCommand.class);
        all.put("learn", () -> LearnCommand.class);
        all.put("picture", () -> PictureCommand.class);
        all.put("db", () -> new DbCommand(shutdown, clock));
        all.put("runs", () -> RunsCommand.class);
        all.put("replay", () -> new ReplayCommand(shutdown, clock));
        all.put("top", () -> new TopCommand(shutdown, clock));
        all.put("stat", () -> StatCommand.class);
        all.put("control", () -> ControlCommand.class);
        all.put("handover", () -> new HandoverCommand(shutdown));
        all.put("import", () -> new CommandLine(new ImportCommand(), new CommandFactory(clock)));
        all.put("export", () -> ExportCommand.class);
        all.put("sql", () -> SqlCommand.class);
        all.put("record", () -> new RecordCommand(shutdown));
        all.put("simulate", () -> SimulateCommand.class);
        all.put("config", () -> ConfigCommand.class);
        all.put("doctor", () -> DoctorCommand.class);
        all.put("inspect", () -> InspectCommand.class);
        all.put("journal", () -> JournalCommand.class);
        all.put("venue", () -> new CommandLine(new VenueCommand()).addSubcommand(new VenuePlayCommand(shutdown)));
        all.put("plugin", () -> PluginCommand.class);
        all.put(CompletionCommand.NAME, () -> CompletionCommand.class);
        all.put("exit-codes", () -> ExitCodesCommand.class);
        return all;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(LocaleNames.noPath(e));
        }
    }

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(execute(WallClock.SYSTEM, arguments));
    }

    /** Runs one command, which a termination signal reaches, and returns its exit code. */
    public static int execute(WallClock clock, String... arguments) {
        Shutdown shutdown = new Shutdown();
        int exitCode = commandLine(shutdown, clock, arguments)
                .setOut(utf8(FileDescriptor.out))
                .setErr(utf8(FileDescriptor.err))
                .execute(arguments);
        shutdown.finished();
        return exitCode;
    }

    /** The locale's characters have no arrows where none is set, as in containers and under systemd. */
    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }
}
