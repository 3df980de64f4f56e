package io.strikeiq.persistence.database;

import io.strikeiq.persistence.journal.ConsumerPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reads {@code runs}, and how far each run's journal is in the database. */
public final class RunRepository {
    private static final String SELECT =
            "select id, source, started_at, finished_at, ticks, signals, state_hash, signal_hash from runs";
    /** The consumer whose rows are those of signals and snapshots. */
    public static final String DATABASE = "database";

    private final Jdbi jdbi;

    public RunRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Runs, newest first. */
    public List<StoredRun> recent(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " order by started_at desc, id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> run(row))
                .list());
    }

    /** The run of an id, if there is one. */
    public Optional<StoredRun> byId(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map((row, context) -> run(row))
                .findOne());
    }

    /** Journal index up to which a run is in the database, −1 when nothing of it is. */
    public long committedIndex(String runId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select journal_index from journal_positions" + " where run_id = :run and consumer = :consumer")
                .bind("run", runId)
                .bind("consumer", DATABASE)
                .mapTo(Long.class)
                .findOne()
                .orElse(-1L));
    }

    /** How far those that follow a run's journal are whose positions are in the database, the database itself left out. */
    public List<ConsumerPosition> consumers(String runId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select consumer, journal_index, updated_at from journal_positions"
                                + " where run_id = :run and consumer <> :database order by consumer")
                .bind("run", runId)
                .bind("database", DATABASE)
                .map((row, context) ->
                        new ConsumerPosition(row.getString(1), row.getLong(2), instant(row, "updated_at")))
                .list());
    }

    /** Rows of a run by table. */
    public Map<String, Long> rowsByTable(String runId) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : List.of(
                "ai_signal_logs", "market_snapshots", "option_chain_snapshots", "signal_outcomes", "dead_letters")) {
            rows.put(table, rows(table, runId));
        }
        return rows;
    }

    /** Deletes all rows of a run and returns how many there were. */
    public long delete(String runId) {
        return jdbi.inTransaction(handle -> {
            long rows = 0;
            for (String table : List.of(
                    "ai_signal_logs",
                    "market_snapshots",
                    "option_chain_snapshots",
                    "signal_outcomes",
                    "predictions",
                    "smart_money_predictions",
                    "dead_letters",
                    "alerts",
                    "journal_positions")) {
                rows += handle.createUpdate("delete from " + table + " where run_id = :run")
                        .bind("run", runId)
                        .execute();
            }
            handle.createUpdate("delete from runs where id = :run")
                    .bind("run", runId)
                    .execute();
            return rows;
        });
    }

    private long rows(String table, String runId) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table + " where run_id = :run")
                .bind("run", runId)
                .mapTo(Long.class)
                .one());
    }

    private static StoredRun run(ResultSet row) throws SQLException {
        return new StoredRun(
                row.getString("id"),
                row.getString("source"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getLong("ticks"),
                row.getLong("signals"),
                row.getString("state_hash"),
                row.getString("signal_hash"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
