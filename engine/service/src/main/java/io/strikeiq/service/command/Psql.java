package io.strikeiq.service.command;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The terminal of PostgreSQL, as a process that has the terminal of this one. */
final class Psql {
    /** Ends a query that takes too long, whose rows nobody waits for. */
    private static final String TIMEOUT = "%20-cstatement_timeout%3D60s";

    private Psql() {}

    /**
     * Runs it to its end.
     *
     * @param arguments further arguments, such as {@code -c SQL}
     * @return its exit code
     * @throws UserException when it is not installed
     */
    static int run(String program, DatabaseAddress address, String password, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program, address.url() + TIMEOUT));
        command.addAll(arguments);
        ProcessBuilder psql = new ProcessBuilder(command).inheritIO();
        // The environment of a process is seen by its owner only, its arguments by all.
        psql.environment().put("PGPASSWORD", password);
        try {
            return psql.start().waitFor() == 0 ? ExitCode.OK : ExitCode.FAILURE;
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "cannot start " + program + ": " + FileFault.reason(e)
                            + "; install the client of PostgreSQL, or use another one with what 'strikeiq db url' says");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException(ExitCode.FAILURE, program + " was interrupted");
        }
    }
}
