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

    public static TestServer start(Path directory, int port) {
        return new TestServer(EmbeddedServer.start(directory, port));
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

    /** SIGKILL to the server's first process; the folder can then be started anew. */
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
