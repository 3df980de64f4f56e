package io.strikeiq.persistence.database;

import java.nio.file.Path;

/** Which PostgreSQL to use. */
public sealed interface DatabaseSettings {
    /** Connections that the pool opens at most. */
    int poolSize();

    /**
     * A server of its own, started and stopped with the process.
     *
     * @param directory where its data stay over restarts
     * @param port TCP port on loopback, 0 for any that is free
     */
    record Embedded(Path directory, int port, int poolSize) implements DatabaseSettings {
        /** Whether a server has been started there once. */
        public boolean isThere() {
            return ServerFolder.isInitialised(directory);
        }

        /** Whether a process runs the server now. */
        public boolean isRunning() {
            return ServerFolder.isHeld(directory);
        }
    }

    /**
     * A server that is there already.
     *
     * @param url JDBC URL, {@code jdbc:postgresql://host:port/database}
     */
    record External(String url, String user, String password, int poolSize) implements DatabaseSettings {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return "External[url=" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
        }
    }

    /** An embedded server on any free port, with four connections. */
    static DatabaseSettings embedded(Path directory) {
        return new Embedded(directory, 0, 4);
    }

    /** A server that is there already, with four connections. */
    static DatabaseSettings external(String url, String user, String password) {
        return new External(url, user, password, 4);
    }
}
