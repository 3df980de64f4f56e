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
        Failures failures = new Failures();
        CommandLine commands = new CommandLine(new StrikeIq(), new CommandFactory(clock));
        // In the order of the help page: what is used most comes first.
        commands.addSubcommand(new RunCommand(shutdown, clock));
        commands.addSubcommand(new SignalsCommand(shutdown));
        commands.addSubcommand(ChainCommand.class);
        commands.addSubcommand(MetricsCommand.class);
        commands.addSubcommand(GexCommand.class);
        commands.addSubcommand(ExplainCommand.class);
        commands.addSubcommand(LearnCommand.class);
        commands.addSubcommand(PictureCommand.class);
        commands.addSubcommand(new DbCommand(shutdown, clock));
        commands.addSubcommand(RunsCommand.class);
        commands.addSubcommand(new ReplayCommand(shutdown, clock));
        commands.addSubcommand(new TopCommand(shutdown, clock));
        commands.addSubcommand(StatCommand.class);
        commands.addSubcommand(ControlCommand.class);
        commands.addSubcommand(new HandoverCommand(shutdown));
        commands.addSubcommand(new CommandLine(new ImportCommand(), new CommandFactory(clock)));
        commands.addSubcommand(ExportCommand.class);
        commands.addSubcommand(SqlCommand.class);
        commands.addSubcommand(new RecordCommand(shutdown));
        commands.addSubcommand(SimulateCommand.class);
        commands.addSubcommand(ConfigCommand.class);
        commands.addSubcommand(DoctorCommand.class);
        commands.addSubcommand(InspectCommand.class);
        commands.addSubcommand(JournalCommand.class);
        commands.addSubcommand(new CommandLine(new VenueCommand()).addSubcommand(new VenuePlayCommand(shutdown)));
        commands.addSubcommand(PluginCommand.class);
        commands.addSubcommand(CompletionCommand.class);
        commands.addSubcommand(ExitCodesCommand.class);
        HelpPages.complete(commands, Examples.LINES);
        commands.setExecutionExceptionHandler(failures);
        commands.setParameterExceptionHandler(failures);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExpandAtFiles(false);
        commands.registerConverter(Path.class, StrikeIq::path);
        return commands;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    "'" + text.replaceAll("\\p{Cntrl}", "?") + "' is no path" + LocaleNames.advice(text));
        }
    }

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(execute(WallClock.SYSTEM, arguments));
    }

    /** Runs one command, which a termination signal reaches, and returns its exit code. */
    public static int execute(WallClock clock, String... arguments) {
        Shutdown shutdown = new Shutdown();
        int exitCode = commandLine(shutdown, clock)
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
