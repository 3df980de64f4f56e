package io.strikeiq.persistence.writer;

import java.sql.SQLException;

/** What must be done in the database before the first row of a run; done again until it succeeds. */
@FunctionalInterface
public interface Preparation {
    /** All is ready. */
    Preparation NONE = () -> {};

    /**
     * Does it.
     *
     * @throws SQLException when the database cannot be used now
     */
    void prepare() throws SQLException;
}
