package io.strikeiq.persistence.writer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.OptionRow;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the records of one run into rows. */
final class RowEncoder {
    /** Metrics with a column of their own in {@code market_snapshots}, in the order of the columns. */
    private static final List<String> METRIC_COLUMNS = List.of(
            "SPOT",
            "VWAP",
            "REALISED_VOLATILITY",
            "FORWARD",
            "ATM_SIGMA",
            "EXPECTED_MOVE",
            "RISK_REVERSAL_25",
            "PCR_OI",
            "MAX_PAIN",
            "NET_GEX",
            "NORMALISED_GEX",
            "ZERO_GAMMA",
            "CALL_WALL",
            "PUT_WALL",
            "IV_PERCENTILE");

    private final ObjectMapper json = new ObjectMapper();
    private final String runId;

    RowEncoder(String runId) {
        this.runId = runId;
    }

    Row signal(SignalEmitted signal) {
        CopyText text = new CopyText()
                .addTime(signal.time())
                .add(signal.underlying())
                .add(signal.signal())
                .add(signal.confidence())
                .add(signal.spot())
                .add(metadata(signal.evidence()))
                .add(signal.engine())
                .add(signal.direction().name())
                .add(signal.strength())
                .add(signal.level())
                .add(runId)
                .add(signal.tickSequence())
                .add(signal.ordinal())
                .add(signal.index());
        return new Row(Target.AI_SIGNAL_LOGS, signal.index(), text.toString());
    }

    private String metadata(List<Evidence> evidence) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("evidence", evidence.stream().map(RowEncoder::json).toList());
        metadata.put("reasons", evidence.stream().map(Evidence::reason).toList());
        return write(metadata);
    }

    private static Map<String, Object> json(Evidence evidence) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("reason", evidence.reason());
        map.put("value", known(evidence.value()));
        map.put("contribution", known(evidence.contribution()));
        return map;
    }

    Row market(MarketSnapshotTaken snapshot) {
        CopyText text = new CopyText()
                .addTime(snapshot.time())
                .add(snapshot.underlying())
                .add(runId);
        for (String metric : METRIC_COLUMNS) {
            text.add(snapshot.metrics().getOrDefault(metric, Double.NaN));
        }
        Map<String, Double> all = new LinkedHashMap<>();
        snapshot.metrics().forEach((name, value) -> all.put(name, known(value)));
        text.add(write(all)).add(snapshot.tickSequence()).add(snapshot.index());
        return new Row(Target.MARKET_SNAPSHOTS, snapshot.index(), text.toString());
    }

    Row option(ChainSnapshotTaken snapshot, OptionRow option) {
        CopyText text = new CopyText()
                .addTime(snapshot.time())
                .add(snapshot.underlying())
                .addTime(snapshot.expiryTime())
                .add(option.strike())
                .add(option.right().name())
                .add(option.instrumentId())
                .add(snapshot.spot())
                .add(snapshot.forward())
                .add(option.bid())
                .add(option.ask())
                .add(option.bidSize())
                .add(option.askSize())
                .add(option.last())
                .add(option.volume())
                .add(option.openInterest())
                .add(option.sigma())
                .add(option.delta())
                .add(option.gamma())
                .add(option.vega())
                .add(option.theta())
                .add(runId)
                .add(snapshot.tickSequence())
                .add(snapshot.index());
        return new Row(Target.OPTION_CHAIN_SNAPSHOTS, snapshot.index(), text.toString());
    }

    /** JSON has no number that is not finite. */
    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON for " + value, e);
        }
    }
}
