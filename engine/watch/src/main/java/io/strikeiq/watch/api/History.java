package io.strikeiq.watch.api;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The past, as the database has it: read over a pool of its own, by few at once, and never for long. */
public final class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    /** Questions to the database at once; more are refused, so that those who ask it do not keep others from an answer. */
    private static final int AT_ONCE = 4;

    private static final String SLOW = "57014";
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile Database database;

    /** From now on this database is asked; null for none. */
    public void of(Database reader) {
        database = reader;
    }

    /**
     * Asks the database.
     *
     * @throws ApiException when it is away, busy or too slow
     */
    <T> T ask(Function<Database, T> question) {
        Database asked = database;
        if (asked == null) {
            throw away("the database is not there yet");
        } else if (!places.tryAcquire()) {
            throw away("the database is asked by many; ask again");
        }
        try {
            return question.apply(asked);
        } catch (JdbiException e) {
            String reason = DatabaseException.reason(e);
            LOG.warn("a question to the database has failed: {}", reason);
            throw away(
                    reason.contains(SLOW) || reason.contains("statement timeout")
                            ? "the database takes too long for this; ask for less"
                            : "the database cannot be asked now");
        } finally {
            places.release();
        }
    }

    private static ApiException away(String message) {
        return new ApiException(ApiException.AWAY, message);
    }
}
