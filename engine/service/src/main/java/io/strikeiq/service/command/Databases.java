package io.strikeiq.service.command;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.SchemaReader;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;

/** Opens the database of a config for the commands that read it. */
final class Databases {
    private Databases() {}

    /**
     * A command that only reads makes nothing.
     *
     * @throws UserException when there is no embedded database yet
     */
    static void checkThere(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.Embedded embedded && !embedded.isThere()) {
            throw new UserException(ExitCode.FAILURE, "nothing has run in " + embedded.directory() + " yet");
        }
    }

    /**
     * Opens a database whose schema is that of this version.
     *
     * @throws UserException when change sets are missing
     */
    static Database open(StrikeIqConfig config) {
        checkThere(config.database());
        Database database = Database.connect(config.database());
        try {
            SchemaReader schema = new SchemaReader(database);
            schema.checkReadable();
            long missing = schema.status().stream().filter(m -> !m.isApplied()).count();
            if (missing > 0) {
                throw new UserException(
                        ExitCode.FAILURE,
                        database.location() + " lacks " + missing + " change sets; run: strikeiq db migrate");
            }
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
