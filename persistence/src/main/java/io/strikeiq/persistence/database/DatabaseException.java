package io.strikeiq.persistence.database;

import java.sql.SQLException;
import java.util.Set;

/** The database cannot be used as asked; the message says which, why, and what would help. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Insufficient privilege, no such database, no such schema; and what the driver says where it gives up before it has sent
     * a password, above all when there is none.
     */
    private static final Set<String> MISTAKES = Set.of("42501", "3D000", "3F000", "08004");
    /** Class of a wrong user or password. */
    private static final String AUTHORIZATION = "28";

    private final boolean lasting;

    public DatabaseException(String message) {
        this(message, null, false);
    }

    public DatabaseException(String message, Throwable cause) {
        this(message, cause, isMistake(cause));
    }

    private DatabaseException(String message, Throwable cause, boolean lasting) {
        super(message, cause);
        this.lasting = lasting;
    }

    /** A failure that waiting does not mend. */
    static DatabaseException lasting(String message) {
        return new DatabaseException(message, null, true);
    }

    /**
     * Whether somebody has to change something before another try makes sense: the password, a right, the version of this
     * program. All other failures may pass by themselves.
     */
    public boolean isLasting() {
        return lasting;
    }

    private static boolean isMistake(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String state = t instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
            if (state.startsWith(AUTHORIZATION) || MISTAKES.contains(state)) {
                return true;
            }
        }
        return false;
    }

    /** The first line of what the server itself said, beneath what a pool or a library made of it. */
    public static String reason(Throwable failure) {
        Throwable reason = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            reason = t instanceof SQLException ? t : reason;
        }
        return reason.getMessage() == null
                ? reason.toString()
                : reason.getMessage().lines().findFirst().orElse("");
    }
}
