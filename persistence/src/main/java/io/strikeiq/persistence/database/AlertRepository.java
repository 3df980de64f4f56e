package io.strikeiq.persistence.database;

import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** Writes {@code alerts}. */
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
}
