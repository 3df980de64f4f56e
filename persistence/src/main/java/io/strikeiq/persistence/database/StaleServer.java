package io.strikeiq.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the server that a killed process left running on a data folder, by the file in which the server notes its
 * process id and start time. To be called under the lock of the folder, which proves that nobody uses the server.
 */
final class StaleServer {
    static final String PID_FILE = "postmaster.pid";
    private static final Logger LOG = LoggerFactory.getLogger(StaleServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** The server notes whole seconds, some time after its process began. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(30);

    private StaleServer() {}

    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = find(Files.readAllLines(pidFile));
        if (server.isPresent()) {
            LOG.info(
                    "stopping PostgreSQL process {}, left behind by a process that was killed",
                    server.get().pid());
            end(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** The process of the file's first line, unless another has taken over its number since. */
    private static Optional<ProcessHandle> find(List<String> lines) {
        if (lines.size() < 3) {
            return Optional.empty();
        }
        Instant noted = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, noted).abs().compareTo(START_TOLERANCE) < 0)
                        .orElse(true));
    }

    /** Asks it to stop, and kills it when it does not; it recovers from its log at the next start then. */
    private static void end(ProcessHandle server) {
        server.destroy();
        if (!awaitEnd(server)) {
            server.destroyForcibly();
            if (!awaitEnd(server)) {
                throw new DatabaseException("PostgreSQL process " + server.pid() + " does not stop");
            }
        }
    }

    private static boolean awaitEnd(ProcessHandle server) {
        try {
            server.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new DatabaseException("cannot stop PostgreSQL process " + server.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while stopping PostgreSQL process " + server.pid(), e);
        }
    }
}
