package io.strikeiq.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An embedded server that another process runs, as its folder describes it. */
record RunningServer(String url, String password) {
    /** Line of the server's own process file that holds its TCP port. */
    private static final int PORT_LINE = 3;

    /**
     * The server of a folder that another process holds; empty when nobody does.
     *
     * @throws DatabaseException when somebody does but the server is not up
     */
    static Optional<RunningServer> find(Path directory) {
        if (!ServerFolder.isHeld(directory)) {
            return Optional.empty();
        }
        try {
            Path data = directory.resolve("data");
            List<String> lines = Files.readAllLines(data.resolve(StaleServer.PID_FILE));
            String url =
                    EmbeddedServer.url(Integer.parseInt(lines.get(PORT_LINE).strip()));
            return Optional.of(new RunningServer(url, Files.readString(directory.resolve("password"))));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new DatabaseException(
                    "database folder " + directory + " is in use by another process whose server is not up", e);
        }
    }
}
