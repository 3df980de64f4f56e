package io.strikeiq.persistence.database;

import io.strikeiq.persistence.SignalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reads {@code ai_signal_logs}. */
public final class SignalRepository {
    private static final String COLUMNS =
            "timestamp, symbol, signal, confidence, confidence_low, confidence_high, confidence_n, spot_price, metadata, engine,"
                    + " direction, strength, level, run_id, epoch, tick_sequence, ordinal, journal_index";
    private static final String WHERE = SignalFilter.rows("ai_signal_logs");

    private static final String PAGE = " from ai_signal_logs where " + SignalFilter.KIND
            + " and (:signal::text is null or signal = :signal)"
            + " and (:direction::text is null or direction = :direction)"
            + " and (:since::timestamptz is null or timestamp >= :since)"
            + " and (:until::timestamptz is null or timestamp < :until)"
            + " and (:strength::float8 is null or strength >= :strength)"
            + " and (:confidence::float8 is null or confidence >= :confidence)"
            + " and (:afterTime::timestamptz is null or (timestamp, run_id, epoch, tick_sequence, engine, ordinal)"
            + " < (:afterTime, :afterRun, :afterEpoch, :afterTick, :afterEngine, :afterOrdinal))"
            + " order by timestamp desc, run_id desc, epoch desc, tick_sequence desc, engine desc, ordinal desc"
            + " limit :limit";

    private final Jdbi jdbi;

    public SignalRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Signals, newest first. */
    public List<StoredSignal> recent(SignalFilter filter) {
        return jdbi.withHandle(handle -> filter.bind(handle.createQuery("select " + COLUMNS + WHERE
                        + " order by timestamp desc, run_id desc, tick_sequence desc, ordinal desc limit :limit"))
                .bind("limit", filter.limit())
                .map((row, context) -> signal(row))
                .list());
    }

    /** A page of signals, newest first. */
    public List<StoredSignal> page(SignalQuery query) {
        SignalQuery.Cursor after = query.after();
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + PAGE)
                .bind("symbol", query.symbol())
                .bind("engine", query.engine())
                .bind("run", query.runId())
                .bind("signal", query.signal())
                .bind("direction", query.direction())
                .bind("since", offset(query.from()))
                .bind("until", offset(query.to()))
                .bind("strength", Double.isNaN(query.leastStrength()) ? null : query.leastStrength())
                .bind("confidence", Double.isNaN(query.leastConfidence()) ? null : query.leastConfidence())
                .bind("afterTime", after == null ? null : offset(after.timestamp()))
                .bind("afterRun", after == null ? null : after.id().runId())
                .bind("afterEpoch", after == null ? null : after.id().epoch())
                .bind("afterTick", after == null ? null : after.id().tick())
                .bind("afterEngine", after == null ? null : after.id().engine())
                .bind("afterOrdinal", after == null ? null : after.id().ordinal())
                .bind("limit", query.limit())
                .map((row, context) -> signal(row))
                .list());
    }

    private static OffsetDateTime offset(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** Signals in sum; the limit of the filter is not looked at. */
    public SignalStatistics statistics(SignalFilter filter) {
        return jdbi.withHandle(handle -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            filter.bind(handle.createQuery("select signal, count(*)" + WHERE + " group by signal order by 2 desc, 1"))
                    .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            return filter.bind(handle.createQuery("select count(*), count(distinct (symbol, engine, signal)),"
                            + " avg(confidence) filter (where confidence_n > 0) as learned" + WHERE))
                    .map((row, context) -> new SignalStatistics(
                            row.getLong(1), row.getLong(2), known(row, "learned"), Collections.unmodifiableMap(counts)))
                    .one();
        });
    }

    /** The signal of an id, if there is one. */
    public Optional<StoredSignal> byId(SignalId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from ai_signal_logs"
                        + " where run_id = :run and epoch = :epoch and tick_sequence = :tick and engine = :engine"
                        + " and ordinal = :ordinal")
                .bind("run", id.runId())
                .bind("epoch", id.epoch())
                .bind("tick", id.tick())
                .bind("engine", id.engine())
                .bind("ordinal", id.ordinal())
                .map((row, context) -> signal(row))
                .findOne());
    }

    /** Signals of a run. */
    public long count(String runId) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from ai_signal_logs where run_id = :run")
                .bind("run", runId)
                .mapTo(Long.class)
                .one());
    }

    private static StoredSignal signal(ResultSet row) throws SQLException {
        return new StoredSignal(
                row.getObject("timestamp", OffsetDateTime.class).toInstant(),
                row.getString("symbol"),
                row.getString("signal"),
                known(row, "confidence"),
                known(row, "confidence_low"),
                known(row, "confidence_high"),
                known(row, "confidence_n"),
                known(row, "spot_price"),
                row.getString("metadata"),
                row.getString("engine"),
                row.getString("direction"),
                known(row, "strength"),
                known(row, "level"),
                row.getString("run_id"),
                row.getInt("epoch"),
                row.getLong("tick_sequence"),
                row.getInt("ordinal"),
                row.getLong("journal_index"));
    }

    private static double known(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
