package io.strikeiq.persistence.writer;

import java.sql.SQLException;

/** Tells a row that PostgreSQL refuses from a database that cannot work now. */
final class Refusal {
    private Refusal() {}

    /**
     * Whether the error is the row's own: data exceptions (class 22), violated constraints (23), and limits of a value
     * (54). All else, a missing table included, is the database's: the rows are kept and tried again.
     */
    static boolean isOf(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
