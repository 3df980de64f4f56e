package io.strikeiq.persistence.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Writes and reads {@code alerts}. */
public final class AlertRepository {
    private static final String COLUMNS = "id, timestamp, rule, symbol, condition, severity, message, run_id, epoch,"
            + " tick_sequence, engine, ordinal, metadata, delivered_at";

    private final Jdbi jdbi;

    public AlertRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Stores an alert; of one that is there already, adds where it was delivered. */
    public void store(StoredAlert alert) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into alerts (" + COLUMNS + ") values (:id, :timestamp,"
                        + " :rule, :symbol, :condition, :severity, :message, :run, :epoch, :tick, :engine, :ordinal,"
                        + " :metadata::jsonb, :delivered::jsonb) on conflict (id) do update"
                        + " set delivered_at = alerts.delivered_at || excluded.delivered_at")
                .bind("id", alert.id())
                .bind("timestamp", alert.timestamp().atOffset(ZoneOffset.UTC))
                .bind("rule", alert.rule())
                .bind("symbol", alert.symbol())
                .bind("condition", alert.condition())
                .bind("severity", alert.severity())
                .bind("message", alert.message())
                .bind("run", alert.runId())
                .bind("epoch", alert.epoch())
                .bind("tick", alert.tickSequence())
                .bind("engine", alert.engine())
                .bind("ordinal", alert.ordinal())
                .bind("metadata", alert.metadata())
                .bind("delivered", alert.deliveredAt())
                .execute());
    }

    /** Alerts, newest first. */
    public List<StoredAlert> recent(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from alerts order by timestamp desc, id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> alert(row))
                .list());
    }

    private static StoredAlert alert(ResultSet row) throws SQLException {
        return new StoredAlert(
                row.getString("id"),
                row.getObject("timestamp", OffsetDateTime.class).toInstant(),
                row.getString("rule"),
                row.getString("symbol"),
                row.getString("condition"),
                row.getString("severity"),
                row.getString("message"),
                row.getString("run_id"),
                row.getInt("epoch"),
                row.getLong("tick_sequence"),
                row.getString("engine"),
                row.getObject("ordinal", Integer.class),
                row.getString("metadata"),
                row.getString("delivered_at"));
    }
}
