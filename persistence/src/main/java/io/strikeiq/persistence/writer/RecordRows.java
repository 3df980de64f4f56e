package io.strikeiq.persistence.writer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.OptionRow;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import java.util.List;
import java.util.Map;

/** Makes the rows of a journal record. */
final class RecordRows {
    /** The metrics that have a column of their own, in the order of the columns. */
    private static final List<Metric> COLUMNS = List.of(
            Metric.SPOT,
            Metric.VWAP,
            Metric.REALISED_VOLATILITY,
            Metric.FORWARD,
            Metric.ATM_SIGMA,
            Metric.EXPECTED_MOVE,
            Metric.RISK_REVERSAL_25,
            Metric.PCR_OI,
            Metric.MAX_PAIN,
            Metric.NET_GEX,
            Metric.NORMALISED_GEX,
            Metric.ZERO_GAMMA,
            Metric.CALL_WALL,
            Metric.PUT_WALL,
            Metric.IV_PERCENTILE);

    private static final double NANOS_PER_SECOND = 1e9;

    private final JsonMapper json = new JsonMapper();
    private final String runId;

    RecordRows(String runId) {
        this.runId = runId;
    }

    Row of(SignalEmitted signal) {
        String text = new CopyRow()
                .time(signal.time())
                .text(signal.underlying())
                .text(signal.signal())
                .number(signal.confidence())
                .number(signal.spot())
                .text(metadata(signal))
                .text(signal.engine())
                .text(signal.direction().name())
                .number(signal.strength())
                .number(signal.level())
                .text(runId)
                .number(signal.tickSequence())
                .number(signal.ordinal())
                .number(signal.index())
                .number(signal.epoch())
                .number(signal.confidenceLow())
                .number(signal.confidenceHigh())
                .number(signal.confidenceCount())
                .end();
        return new Row(Table.SIGNALS, signal.index(), text);
    }

    private String metadata(SignalEmitted signal) {
        ObjectNode metadata = json.createObjectNode();
        ArrayNode triples = metadata.putArray("evidence");
        ArrayNode reasons = metadata.putArray("reasons");
        for (Evidence reason : signal.evidence()) {
            ObjectNode triple = triples.addObject();
            triple.put("reason", reason.reason());
            putFinite(triple, "value", reason.value());
            putFinite(triple, "contribution", reason.contribution());
            reasons.add(reason.reason());
        }
        if (!signal.book().isEmpty()) {
            metadata.put("book", signal.book());
        }
        return metadata.toString();
    }

    Row of(MarketSnapshotTaken snapshot) {
        CopyRow row =
                new CopyRow().time(snapshot.time()).text(snapshot.underlying()).text(runId);
        for (Metric metric : COLUMNS) {
            row.number(snapshot.metrics().getOrDefault(metric.name(), Double.NaN));
        }
        ObjectNode metrics = json.createObjectNode();
        for (Map.Entry<String, Double> metric : snapshot.metrics().entrySet()) {
            putFinite(metrics, metric.getKey(), metric.getValue());
        }
        String text = row.text(metrics.toString())
                .number(snapshot.tickSequence())
                .number(snapshot.index())
                .number(snapshot.epoch())
                .end();
        return new Row(Table.MARKET_SNAPSHOTS, snapshot.index(), text);
    }

    Row of(ChainSnapshotTaken snapshot, OptionRow option) {
        String text = new CopyRow()
                .time(snapshot.time())
                .text(snapshot.underlying())
                .time(snapshot.expiryTime())
                .number(option.strike())
                .text(option.right().name())
                .number(option.instrumentId())
                .number(snapshot.spot())
                .number(snapshot.forward())
                .number(option.bid())
                .number(option.ask())
                .number(option.bidSize())
                .number(option.askSize())
                .number(option.last())
                .number(option.volume())
                .number(option.openInterest())
                .number(option.sigma())
                .number(option.delta())
                .number(option.gamma())
                .number(option.vega())
                .number(option.theta())
                .text(runId)
                .number(snapshot.tickSequence())
                .number(snapshot.index())
                .number(snapshot.epoch())
                .text(option.venue())
                .text(option.series())
                .number(option.venueIv())
                .number(option.venueDelta())
                .number(option.venueGamma())
                .end();
        return new Row(Table.OPTION_CHAIN_SNAPSHOTS, snapshot.index(), text);
    }

    Row of(SignalScored outcome) {
        String text = new CopyRow()
                .time(outcome.time())
                .text(runId)
                .number(outcome.signalEpoch())
                .number(outcome.signalTick())
                .text(outcome.engine())
                .number(outcome.signalOrdinal())
                .text(outcome.signal())
                .text(outcome.underlying())
                .number(outcome.horizon() / NANOS_PER_SECOND)
                .number(outcome.scoredInstrumentId())
                .number(outcome.ruleVersion())
                .time(outcome.entryTime())
                .number(outcome.entryPrice())
                .time(outcome.exitTime())
                .number(outcome.exitPrice())
                .text(outcome.outcome().name())
                .flag(outcome.bothBarriers())
                .number(outcome.grossReturn())
                .number(outcome.netReturn())
                .number(outcome.favourableExcursion())
                .number(outcome.adverseExcursion())
                .number(outcome.secondsToBarrier())
                .number(outcome.weight())
                .flag(outcome.flagged())
                .number(outcome.index())
                .text(outcome.direction().name())
                .time(outcome.signalTime())
                .number(outcome.strength())
                .number(outcome.confidence())
                .number(outcome.confidenceCount())
                .textOrNull(RegimeNames.volatility(outcome.ivRegime()))
                .textOrNull(RegimeNames.gamma(outcome.gammaRegime()))
                .number(outcome.sigma())
                .number(outcome.barrier())
                .number(outcome.realisedVariance())
                .number(outcome.impliedVariance())
                .number(outcome.atmOptionReturn())
                .number(outcome.wingOptionReturn())
                .end();
        return new Row(Table.SIGNAL_OUTCOMES, outcome.index(), text);
    }

    /** JSON has no infinity, so that it is null there as the unknown is. */
    private static void putFinite(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
