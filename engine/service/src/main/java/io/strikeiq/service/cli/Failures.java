package io.strikeiq.service.cli;

import io.strikeiq.cluster.ClusterException;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.export.ExportException;
import io.strikeiq.export.columnar.ColumnarException;
import io.strikeiq.export.columnar.MissingEngineException;
import io.strikeiq.imports.ImportException;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.database.DatabaseException;
import io.strikeiq.persistence.instrument.InstrumentBookException;
import io.strikeiq.persistence.journal.DiskFullException;
import io.strikeiq.persistence.journal.JournalDamagedException;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.venue.VenueException;
import io.strikeiq.venue.yaml.LocaleNames;
import io.strikeiq.venue.yaml.StrictYamlException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what a command throws into a message and an exit code. Only a defect shows a stack trace, in the log. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof UserException user) {
            err.println(user.getMessage());
            err.flush();
            return user.exitCode();
        }
        if (failure instanceof VenueException || failure instanceof StrictYamlException) {
            err.println(failure.getMessage());
            err.flush();
            return failure instanceof VenueException ? ExitCode.FAILURE : ExitCode.USAGE;
        }
        if (failure instanceof ClusterException) {
            err.println(failure.getMessage());
            err.flush();
            return ExitCode.FAILURE;
        }
        if (failure instanceof ImportException source) {
            err.println(source.getMessage());
            err.flush();
            return source.isMistaken() ? ExitCode.USAGE : ExitCode.FAILURE;
        }
        if (failure instanceof ExportException export) {
            err.println(export.getMessage());
            err.flush();
            return export.isMistaken() ? ExitCode.USAGE : ExitCode.FAILURE;
        }
        if (failure instanceof ColumnarException || failure instanceof MissingEngineException) {
            err.println(failure.getMessage());
            err.flush();
            return failure instanceof ColumnarException ? ExitCode.USAGE : ExitCode.FAILURE;
        }
        if (failure instanceof JournalException journal) {
            err.println(journal.getMessage());
            if (journal instanceof JournalDamagedException) {
                err.println("'strikeiq inspect DIR --repair' cuts a journal behind its last good record");
            }
            err.flush();
            return code(journal);
        }
        if (failure instanceof PipelineHaltedException halted) {
            err.println(halted.getMessage());
            err.flush();
            return halted.getCause() instanceof DiskFullException ? ExitCode.DISK : ExitCode.HALTED;
        }
        if (failure instanceof DatabaseException database) {
            err.println(database.getMessage());
            err.flush();
            return database.isLasting() ? ExitCode.USAGE : ExitCode.FAILURE;
        }
        if (failure instanceof JdbiException) {
            err.println("the database refused: " + reason(failure));
            err.flush();
            return ExitCode.FAILURE;
        }
        if (failure instanceof InstrumentBookException book) {
            err.println(book.getMessage());
            err.flush();
            return ExitCode.DAMAGED;
        }
        if (failure instanceof InvalidPathException path) {
            err.println(LocaleNames.noPath(path));
            err.flush();
            return ExitCode.USAGE;
        }
        if (failure instanceof UncheckedIOException file) {
            err.println(FileFault.text(file));
            err.flush();
            return ExitCode.FAILURE;
        }
        LOG.error("{} failed", command.getCommandSpec().qualifiedName(), failure);
        err.println(command.getCommandSpec().qualifiedName() + " failed: " + failure);
        err.flush();
        return ExitCode.FAILURE;
    }

    /** The first line of what the driver said. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private static int code(JournalException journal) {
        if (journal instanceof DiskFullException) {
            return ExitCode.DISK;
        }
        return journal instanceof JournalDamagedException ? ExitCode.DAMAGED : ExitCode.FAILURE;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        String commands = String.join(", ", command.getSubcommands().keySet());
        boolean incomplete = mistake.getMessage().equals("Missing required subcommand");
        err.println(incomplete ? "name a command: " + commands : mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("try '" + command.getCommandSpec().qualifiedName() + " --help'");
        err.flush();
        return ExitCode.USAGE;
    }
}
