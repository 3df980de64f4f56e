package io.strikeiq.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A server that a test stops and starts, apart from the pools that use it. */
public final class TestServer implements AutoCloseable {
    private final EmbeddedServer server;

    private TestServer(EmbeddedServer server) {
        this.server = server;
    }

    /**
     * Starts the server of a folder, with an empty database when it is the first start.
     *
     * @param port 0 for any that is free
     */
    public static TestServer start(Path directory, int port) {
        return new TestServer(EmbeddedServer.start(ServerTemplate.EMPTY.copyTo(directory), port));
    }

    /** As {@link #start}, on any port, with all tables when it is the first start. */
    public static TestServer startMigrated(Path directory) {
        return start(ServerTemplate.MIGRATED.copyTo(directory), 0);
    }

    /** How another process, or a pool that outlives the server, connects to it. */
    public DatabaseSettings settings() {
        return DatabaseSettings.external(server.url(), EmbeddedServer.USER, server.password());
    }

    public int port() {
        String url = server.url();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/')));
    }

    public long pid() {
        try {
            return server.pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL to the server's first process; the folder can then be started again. */
    public void kill() {
        ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        server.close();
    }

    @Override
    public void close() {
        server.close();
    }
}
