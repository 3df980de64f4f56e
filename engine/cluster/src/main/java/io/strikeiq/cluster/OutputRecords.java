package io.strikeiq.cluster;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strikeiq.persistence.SignalId;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.OptionRow;
import io.strikeiq.persistence.journal.JournalRecord.RunChange;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import java.time.Instant;
import java.util.Optional;

/** Makes outputs of the records of a run's signal journal: JSON, names as in the database, null for unknown. One thread. */
final class OutputRecords {
    static final String SIGNALS = "signals";
    static final String SNAPSHOTS = "snapshots";
    static final String OUTCOMES = "outcomes";

    private static final double NANOS_PER_SECOND = 1e9;

    private final JsonMapper json = new JsonMapper();
    private final String runId;

    OutputRecords(String runId) {
        this.runId = runId;
    }

    /** The output of a record, empty for the start and the end of a run, and for a chain of which nothing is listed. */
    Optional<Output> of(JournalRecord record) {
        if (record instanceof RunChange || record.rows() == 0) {
            return Optional.empty();
        } else if (record instanceof SignalEmitted signal) {
            return Optional.of(signal(signal));
        } else if (record instanceof SignalScored outcome) {
            return Optional.of(outcome(outcome));
        } else if (record instanceof MarketSnapshotTaken market) {
            return Optional.of(market(market));
        }
        return Optional.of(chain((ChainSnapshotTaken) record));
    }

    private ObjectNode begin(String id, long time, String underlying, int epoch, long tick) {
        ObjectNode node = json.createObjectNode();
        node.put("id", id);
        node.put("timestamp", instant(time));
        node.put("symbol", underlying);
        node.put("run_id", runId);
        node.put("epoch", epoch);
        node.put("tick_sequence", tick);
        return node;
    }

    private Output signal(SignalEmitted signal) {
        String id = new SignalId(runId, signal.epoch(), signal.tickSequence(), signal.engine(), signal.ordinal())
                .toString();
        ObjectNode node = begin(id, signal.time(), signal.underlying(), signal.epoch(), signal.tickSequence());
        node.put("engine", signal.engine());
        node.put("signal", signal.signal());
        node.put("direction", signal.direction().name());
        node.put("ordinal", signal.ordinal());
        put(node, "strength", signal.strength());
        put(node, "confidence", signal.confidence());
        put(node, "confidence_low", signal.confidenceLow());
        put(node, "confidence_high", signal.confidenceHigh());
        put(node, "confidence_n", signal.confidenceCount());
        put(node, "spot_price", signal.spot());
        put(node, "level", signal.level());
        ArrayNode evidence = node.putArray("evidence");
        for (Evidence each : signal.evidence()) {
            ObjectNode reason = evidence.addObject();
            reason.put("reason", each.reason());
            put(reason, "value", each.value());
            put(reason, "contribution", each.contribution());
        }
        return new Output(SIGNALS, signal.underlying(), id, signal.index(), node.toString());
    }

    private Output market(MarketSnapshotTaken market) {
        String id = runId + ":" + market.epoch() + ":" + market.tickSequence() + ":market:" + market.underlying() + ":"
                + market.time();
        ObjectNode node = begin(id, market.time(), market.underlying(), market.epoch(), market.tickSequence());
        ObjectNode metrics = node.putObject("metrics");
        market.metrics().forEach((name, value) -> put(metrics, name, value));
        return new Output(SNAPSHOTS, market.underlying(), id, market.index(), node.toString());
    }

    private Output chain(ChainSnapshotTaken chain) {
        String id = runId + ":" + chain.epoch() + ":" + chain.tickSequence() + ":chain:" + chain.underlying() + ":"
                + chain.time() + ":" + chain.expiryTime() + ":"
                + chain.options().stream()
                        .mapToInt(OptionRow::instrumentId)
                        .min()
                        .orElse(-1);
        ObjectNode node = begin(id, chain.time(), chain.underlying(), chain.epoch(), chain.tickSequence());
        node.put("expiry", instant(chain.expiryTime()));
        put(node, "spot_price", chain.spot());
        put(node, "forward", chain.forward());
        ArrayNode options = node.putArray("options");
        for (OptionRow each : chain.options()) {
            option(options.addObject(), each);
        }
        return new Output(SNAPSHOTS, chain.underlying(), id, chain.index(), node.toString());
    }

    private static void option(ObjectNode node, OptionRow option) {
        node.put("instrument_id", option.instrumentId());
        node.put("right", option.right().name());
        put(node, "strike", option.strike());
        node.put("venue", option.venue());
        node.put("series", option.series());
        put(node, "bid", option.bid());
        put(node, "ask", option.ask());
        put(node, "bid_size", option.bidSize());
        put(node, "ask_size", option.askSize());
        put(node, "last", option.last());
        put(node, "volume", option.volume());
        put(node, "open_interest", option.openInterest());
        put(node, "iv", option.sigma());
        put(node, "delta", option.delta());
        put(node, "gamma", option.gamma());
        put(node, "vega", option.vega());
        put(node, "theta", option.theta());
    }

    private Output outcome(SignalScored scored) {
        String signal = new SignalId(
                        runId, scored.signalEpoch(), scored.signalTick(), scored.engine(), scored.signalOrdinal())
                .toString();
        String id = signal + ":" + scored.horizon();
        ObjectNode node = begin(id, scored.time(), scored.underlying(), scored.epoch(), scored.tickSequence());
        node.put("signal_id", signal);
        node.put("engine", scored.engine());
        node.put("signal", scored.signal());
        node.put("horizon_seconds", scored.horizon() / NANOS_PER_SECOND);
        node.put("outcome", scored.outcome().name());
        node.put("rule_version", scored.ruleVersion());
        put(node, "entry_price", scored.entryPrice());
        put(node, "exit_price", scored.exitPrice());
        put(node, "gross_return", scored.grossReturn());
        put(node, "net_return", scored.netReturn());
        put(node, "favourable_excursion", scored.favourableExcursion());
        put(node, "adverse_excursion", scored.adverseExcursion());
        put(node, "seconds_to_barrier", scored.secondsToBarrier());
        put(node, "weight", scored.weight());
        node.put("flagged", scored.flagged());
        return new Output(OUTCOMES, scored.underlying(), id, scored.index(), node.toString());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static String instant(long nanos) {
        return Instant.EPOCH.plusNanos(nanos).toString();
    }
}
