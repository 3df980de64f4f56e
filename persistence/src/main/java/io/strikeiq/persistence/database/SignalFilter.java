package io.strikeiq.persistence.database;

import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Which signals to read.
 *
 * @param symbol symbol of the underlying, or null for all
 * @param engine engine, or null for all
 * @param runId run, or null for all
 * @param hours hours back from the newest signal that the other conditions leave, 0 for all time; counted from there
 *     and not from now, so that a replayed day can be read
 * @param limit rows at most, newest first
 */
public record SignalFilter(String symbol, String engine, String runId, double hours, int limit) {
    /** The condition on symbol, engine and run. */
    static final String KIND = "(:symbol::text is null or symbol = :symbol)"
            + " and (:engine::text is null or engine = :engine) and (:run::text is null or run_id = :run)";

    /** The rows of a table of signals or of their outcomes, for a statement that is bound by {@link #bind}. */
    static String rows(String table) {
        return " from " + table + " where " + KIND + " and (:hours = 0 or timestamp > (select max(timestamp) from "
                + table + " where " + KIND + ") - make_interval(secs => :hours * 3600))";
    }

    /** Binds all that {@link #rows} asks for. */
    <S extends SqlStatement<S>> S bind(S statement) {
        return statement
                .bind("symbol", symbol)
                .bind("engine", engine)
                .bind("run", runId)
                .bind("hours", hours);
    }

    /** The newest signals of any kind. */
    public static SignalFilter newest(int limit) {
        return new SignalFilter(null, null, null, 0, limit);
    }
}
