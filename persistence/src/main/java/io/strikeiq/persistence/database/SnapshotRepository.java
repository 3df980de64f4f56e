package io.strikeiq.persistence.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reads {@code market_snapshots} and {@code option_chain_snapshots}. */
public final class SnapshotRepository {
    private static final String THEN = " where symbol = :symbol and timestamp <= :at"
            + " and (:run::text is null or run_id = :run) order by timestamp desc, run_id desc limit 1";
    private final Jdbi jdbi;

    public SnapshotRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * The last snapshot of all metrics at or before an event time.
     *
     * @param runId run, or null for the newest that has one then
     */
    public Optional<StoredMarket> market(String symbol, Instant at, String runId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select timestamp, symbol, run_id, tick_sequence, metrics from market_snapshots" + THEN)
                .bind("symbol", symbol)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("run", runId)
                .map((row, context) -> market(row))
                .findOne());
    }

    /**
     * The snapshots of one run before an event time, the newest first.
     *
     * @param runId run, or null for that of the newest snapshot
     * @param limit snapshots at most
     */
    public List<StoredMarket> before(String symbol, Instant to, String runId, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select timestamp, symbol, run_id, tick_sequence, metrics from market_snapshots where symbol = :symbol"
                                + " and timestamp <= :at and run_id = (select run_id from market_snapshots" + THEN
                                + ") order by timestamp desc limit :limit")
                .bind("symbol", symbol)
                .bind("at", to.atOffset(ZoneOffset.UTC))
                .bind("run", runId)
                .bind("limit", limit)
                .map((row, context) -> market(row))
                .list());
    }

    private static StoredMarket market(ResultSet row) throws SQLException {
        return new StoredMarket(
                instant(row, "timestamp"),
                row.getString("symbol"),
                row.getString("run_id"),
                row.getLong("tick_sequence"),
                row.getString("metrics"));
    }

    /**
     * The options of the last chain snapshot at or before an event time, by expiry, series, strike and right; empty when there is
     * none.
     *
     * @param runId run, or null for the newest that has one then
     */
    public List<StoredOption> chain(String symbol, Instant at, String runId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from option_chain_snapshots where symbol = :symbol and (timestamp, run_id) = (select"
                                + " timestamp, run_id from option_chain_snapshots" + THEN
                                + ") order by expiry, series, strike, option_right")
                .bind("symbol", symbol)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("run", runId)
                .map((row, context) -> option(row))
                .list());
    }

    private static StoredOption option(ResultSet row) throws SQLException {
        return new StoredOption(
                instant(row, "timestamp"),
                row.getString("symbol"),
                instant(row, "expiry"),
                row.getDouble("strike"),
                row.getString("option_right"),
                row.getInt("instrument_id"),
                known(row, "spot"),
                known(row, "forward"),
                known(row, "bid"),
                known(row, "ask"),
                known(row, "bid_size"),
                known(row, "ask_size"),
                known(row, "last"),
                known(row, "volume"),
                known(row, "open_interest"),
                known(row, "sigma"),
                known(row, "delta"),
                known(row, "gamma"),
                known(row, "vega"),
                known(row, "theta"),
                row.getString("run_id"),
                row.getLong("tick_sequence"),
                row.getString("series"),
                known(row, "venue_iv"),
                known(row, "venue_delta"),
                known(row, "venue_gamma"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static double known(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
