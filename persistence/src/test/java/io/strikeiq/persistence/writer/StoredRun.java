package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.OptionRow;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.persistence.journal.Journals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a run in the database with its journal, value by value. */
final class StoredRun {
    private static final JsonMapper JSON = new JsonMapper();
    private final Database database;
    private final String runId;

    StoredRun(Database database, String runId) {
        this.database = database;
        this.runId = runId;
    }

    void assertEqualTo(Path journal) {
        List<List<Object>> signals = new ArrayList<>();
        List<List<Object>> outcomes = new ArrayList<>();
        List<List<Object>> markets = new ArrayList<>();
        List<List<Object>> options = new ArrayList<>();
        for (JournalRecord record : Journals.records(journal)) {
            if (record instanceof SignalEmitted signal) {
                signals.add(row(signal));
            } else if (record instanceof SignalScored outcome) {
                outcomes.add(row(outcome));
            } else if (record instanceof MarketSnapshotTaken market) {
                markets.add(row(market));
            } else if (record instanceof ChainSnapshotTaken chain) {
                chain.options().forEach(option -> options.add(row(chain, option)));
            }
        }
        assertEquals(
                signals,
                rows(
                        "select journal_index, tick_sequence, ordinal, timestamp, symbol, signal, engine, direction,"
                                + " confidence, strength, spot_price, level, epoch, confidence_low, confidence_high, confidence_n, metadata from ai_signal_logs"));
        assertEquals(
                outcomes,
                rows("select journal_index, epoch, tick_sequence, ordinal, timestamp, symbol, signal, engine,"
                        + " horizon_seconds, scored_instrument_id, rule_version, entry_time, entry_price, exit_time,"
                        + " exit_price, outcome, both_barriers, return_gross, return_net, mfe, mae,"
                        + " seconds_to_barrier, weight, flagged, direction, signal_time, strength, confidence,"
                        + " confidence_n, sigma, barrier, realised_variance, implied_variance, atm_option_return,"
                        + " wing_option_return from signal_outcomes"));
        assertEquals(
                markets,
                rows("select journal_index, tick_sequence, timestamp, symbol, spot, atm_sigma, net_gex, iv_percentile,"
                        + " metrics from market_snapshots"));
        assertEquals(
                options,
                rows(
                        "select journal_index, tick_sequence, timestamp, symbol, expiry, instrument_id, option_right,"
                                + " strike, venue, series, epoch, spot, forward, bid, ask, bid_size, ask_size, last, volume, open_interest, sigma,"
                                + " delta, gamma, vega, theta, venue_iv, venue_delta, venue_gamma from option_chain_snapshots"));
    }

    private static List<Object> row(SignalEmitted s) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        List<Map<String, Object>> evidence = new ArrayList<>();
        for (Evidence e : s.evidence()) {
            Map<String, Object> triple = new LinkedHashMap<>();
            triple.put("reason", e.reason());
            triple.put("value", known(e.value()));
            triple.put("contribution", known(e.contribution()));
            evidence.add(triple);
        }
        metadata.put("evidence", evidence);
        metadata.put("reasons", s.evidence().stream().map(Evidence::reason).toList());
        if (!s.book().isEmpty()) {
            metadata.put("book", s.book());
        }
        return list(
                s.index(),
                s.tickSequence(),
                s.ordinal(),
                time(s.time()),
                s.underlying(),
                s.signal(),
                s.engine(),
                s.direction().name(),
                known(s.confidence()),
                known(s.strength()),
                known(s.spot()),
                known(s.level()),
                s.epoch(),
                known(s.confidenceLow()),
                known(s.confidenceHigh()),
                known(s.confidenceCount()),
                json(metadata));
    }

    private static List<Object> row(SignalScored o) {
        return list(
                o.index(),
                o.signalEpoch(),
                o.signalTick(),
                o.signalOrdinal(),
                time(o.time()),
                o.underlying(),
                o.signal(),
                o.engine(),
                o.horizon() / 1e9,
                o.scoredInstrumentId(),
                o.ruleVersion(),
                time(o.entryTime()),
                known(o.entryPrice()),
                time(o.exitTime()),
                known(o.exitPrice()),
                o.outcome().name(),
                o.bothBarriers(),
                known(o.grossReturn()),
                known(o.netReturn()),
                known(o.favourableExcursion()),
                known(o.adverseExcursion()),
                known(o.secondsToBarrier()),
                known(o.weight()),
                o.flagged(),
                o.direction().name(),
                time(o.signalTime()),
                known(o.strength()),
                known(o.confidence()),
                known(o.confidenceCount()),
                known(o.sigma()),
                known(o.barrier()),
                known(o.realisedVariance()),
                known(o.impliedVariance()),
                known(o.atmOptionReturn()),
                known(o.wingOptionReturn()));
    }

    private static List<Object> row(MarketSnapshotTaken s) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        s.metrics().forEach((name, value) -> metrics.put(name, known(value)));
        return list(
                s.index(),
                s.tickSequence(),
                time(s.time()),
                s.underlying(),
                metrics.get("SPOT"),
                metrics.get("ATM_SIGMA"),
                metrics.get("NET_GEX"),
                metrics.get("IV_PERCENTILE"),
                json(metrics));
    }

    private static List<Object> row(ChainSnapshotTaken s, OptionRow o) {
        return list(
                s.index(),
                s.tickSequence(),
                time(s.time()),
                s.underlying(),
                time(s.expiryTime()),
                o.instrumentId(),
                o.right().name(),
                o.strike(),
                o.venue(),
                o.series(),
                s.epoch(),
                known(s.spot()),
                known(s.forward()),
                known(o.bid()),
                known(o.ask()),
                known(o.bidSize()),
                known(o.askSize()),
                known(o.last()),
                known(o.volume()),
                known(o.openInterest()),
                known(o.sigma()),
                known(o.delta()),
                known(o.gamma()),
                known(o.vega()),
                known(o.theta()),
                known(o.venueIv()),
                known(o.venueDelta()),
                known(o.venueGamma()));
    }

    private static List<Object> list(Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    private static Object known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static Instant time(long nanos) {
        return Instant.EPOCH.plusNanos(nanos).truncatedTo(ChronoUnit.MICROS);
    }

    private static JsonNode json(Map<String, Object> map) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(map));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<List<Object>> rows(String select) {
        String order = select.contains("option_chain")
                ? " order by journal_index, strike, option_right"
                : " order by journal_index";
        return database.jdbi()
                .withHandle(h -> h.createQuery(select + " where run_id = :run" + order)
                        .bind("run", runId)
                        .map((row, context) -> row(row))
                        .list());
    }

    private static List<Object> row(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(value(row, i));
        }
        return values;
    }

    private static Object value(ResultSet row, int column) throws SQLException {
        return switch (row.getMetaData().getColumnTypeName(column)) {
            case "timestamptz" -> row.getObject(column, OffsetDateTime.class).toInstant();
            case "jsonb" -> parse(row.getString(column));
            default -> row.getObject(column);
        };
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
