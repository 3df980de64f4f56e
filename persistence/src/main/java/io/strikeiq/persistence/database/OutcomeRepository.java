package io.strikeiq.persistence.database;

import io.strikeiq.persistence.SignalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads {@code signal_outcomes}. */
public final class OutcomeRepository {
    private static final String COLUMNS =
            "select run_id, epoch, tick_sequence, engine, ordinal, timestamp, symbol, signal,"
                    + " horizon_seconds, outcome, both_barriers, entry_price, exit_price, return_gross, return_net, mfe, mae,"
                    + " flagged";
    private static final String ROWS = SignalFilter.rows("signal_outcomes");
    /** The end of the session is the longest horizon. */
    private static final String HORIZON = "horizon_seconds = 0, horizon_seconds";

    private final Jdbi jdbi;

    public OutcomeRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Outcomes, the last decided first. */
    public List<StoredOutcome> recent(SignalFilter filter) {
        return jdbi.withHandle(handle -> filter.bind(handle.createQuery(COLUMNS + ROWS
                        + " order by timestamp desc, run_id desc, tick_sequence desc, engine, ordinal desc, " + HORIZON
                        + " limit :limit"))
                .bind("limit", filter.limit())
                .map((row, context) -> outcome(row))
                .list());
    }

    /** What came of a signal, the shortest horizon first; a horizon that is not over is not there. */
    public List<StoredOutcome> of(SignalId id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS
                        + " from signal_outcomes where run_id = :run and epoch = :epoch"
                        + " and tick_sequence = :tick and engine = :engine and ordinal = :ordinal order by " + HORIZON)
                .bind("run", id.runId())
                .bind("epoch", id.epoch())
                .bind("tick", id.tick())
                .bind("engine", id.engine())
                .bind("ordinal", id.ordinal())
                .map((row, context) -> outcome(row))
                .list());
    }

    private static StoredOutcome outcome(ResultSet row) throws SQLException {
        return new StoredOutcome(
                new SignalId(
                        row.getString("run_id"),
                        row.getInt("epoch"),
                        row.getLong("tick_sequence"),
                        row.getString("engine"),
                        row.getInt("ordinal")),
                row.getObject("timestamp", OffsetDateTime.class).toInstant(),
                row.getString("symbol"),
                row.getString("signal"),
                row.getDouble("horizon_seconds"),
                row.getString("outcome"),
                row.getBoolean("both_barriers"),
                known(row, "entry_price"),
                known(row, "exit_price"),
                known(row, "return_gross"),
                known(row, "return_net"),
                known(row, "mfe"),
                known(row, "mae"),
                row.getBoolean("flagged"));
    }

    private static double known(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
