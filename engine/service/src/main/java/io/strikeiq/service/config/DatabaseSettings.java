package io.strikeiq.service.config;

import java.nio.file.Path;

/**
 * The database.
 *
 * @param mode who runs it
 * @param folder data folder of the embedded server
 * @param url JDBC URL of another server, empty when embedded
 * @param user user there
 * @param password password there
 */
public record DatabaseSettings(Mode mode, Path folder, String url, String user, String password) {
    /** Who runs the database server. */
    public enum Mode {
        /** This service, with its data in {@link #folder}. */
        EMBEDDED,
        /** Somebody else, reached at {@link #url}. */
        JDBC
    }

    @Override
    public String toString() {
        return mode == Mode.EMBEDDED ? "embedded in " + folder : url;
    }
}
