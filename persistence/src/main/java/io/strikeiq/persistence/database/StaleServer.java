package io.strikeiq.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the server that a killed process left running on a data folder, by the file in which the server notes its
 * process id. To be called under the lock of the folder, which proves that nobody uses the server.
 *
 * <p>A server that was killed itself may leave processes that still work for a client; no other server may open the
 * folder before they have ended.
 */
final class StaleServer {
    static final String PID_FILE = "postmaster.pid";
    private static final Logger LOG = LoggerFactory.getLogger(StaleServer.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(15);

    private StaleServer() {}

    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> process = noted(Files.readAllLines(pidFile));
        if (process.isPresent()) {
            if (ServerProcess.isServerOf(process.get(), data)) {
                LOG.info(
                        "stopping PostgreSQL process {}, left behind by a process that was killed",
                        process.get().pid());
                end(process.get());
            } else {
                LOG.info(
                        "{} names process {}, which is another program by now",
                        pidFile,
                        process.get().pid());
                Files.deleteIfExists(pidFile);
            }
        }
        for (ProcessHandle orphan : ServerProcess.runningIn(data)) {
            LOG.info("ending process {} of a PostgreSQL server that was killed", orphan.pid());
            end(orphan);
        }
    }

    /**
     * Ends the program that makes the data, which outlives the process that started it and would write on into what a new
     * start makes.
     */
    static void stopMaking(Path data) {
        for (ProcessHandle maker : ServerProcess.making(data)) {
            LOG.info("ending process {}, which made a database for a process that was killed", maker.pid());
            List<ProcessHandle> helpers = maker.descendants().toList();
            end(maker);
            helpers.forEach(StaleServer::end);
        }
    }

    /** The process of the file's first line, when there is one of that number. */
    private static Optional<ProcessHandle> noted(List<String> lines) {
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Asks it to stop, and kills it when it does not; it recovers from its log at the next start then. */
    private static void end(ProcessHandle process) {
        process.destroy();
        if (!awaitEnd(process)) {
            process.destroyForcibly();
            if (!awaitEnd(process)) {
                throw new DatabaseException("PostgreSQL process " + process.pid() + " does not stop");
            }
        }
    }

    private static boolean awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new DatabaseException("cannot stop PostgreSQL process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while stopping PostgreSQL process " + process.pid(), e);
        }
    }
}
