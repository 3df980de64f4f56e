package io.strikeiq.persistence.writer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import java.util.Set;

/** Makes the rows of what the online model said of signals. What became of each, a trigger fills in when its outcome comes. */
final class PredictionRows {
    /** The model and its features; another kind of model has another name. */
    static final String MODEL_VERSION = "ftrl-1";

    private static final double NANOS_PER_SECOND = 1e9;
    /** Reasons of the engine {@code smart_money} that tell how much flowed, the first that a signal carries counts. */
    private static final Set<String> FLOWS = Set.of("DELTA_FLOW", "PREMIUM_FLOW");

    private final JsonMapper json = new JsonMapper();
    private final String runId;

    PredictionRows(String runId) {
        this.runId = runId;
    }

    Row of(SignalEmitted signal) {
        return new Row(Table.PREDICTIONS, signal.index(), columns(signal).end());
    }

    Row ofSmartMoney(SignalEmitted signal) {
        int bias = signal.direction() == Direction.UP ? 1 : signal.direction() == Direction.DOWN ? -1 : 0;
        double flow = signal.evidence().stream()
                .filter(each -> FLOWS.contains(each.reason()))
                .mapToDouble(Evidence::value)
                .findFirst()
                .orElse(Double.NaN);
        String text = columns(signal).number(bias).number(flow).end();
        return new Row(Table.SMART_MONEY_PREDICTIONS, signal.index(), text);
    }

    private CopyRow columns(SignalEmitted signal) {
        return new CopyRow()
                .time(signal.time())
                .text(runId)
                .number(signal.epoch())
                .number(signal.tickSequence())
                .text(signal.engine())
                .number(signal.ordinal())
                .text(signal.underlying())
                .text(signal.signal())
                .number(Horizons.nanos(Horizons.STATED) / NANOS_PER_SECOND)
                .text(MODEL_VERSION)
                .number(signal.model().count())
                .number(signal.model().probability())
                .number(signal.model().low())
                .number(signal.model().high())
                .text(features(signal))
                .number(signal.index());
    }

    /** Strength, regimes, and the evidence by reason; what is not known is left out. */
    private String features(SignalEmitted signal) {
        ObjectNode features = json.createObjectNode();
        put(features, "strength", signal.strength());
        put(features, "iv_regime", signal.ivRegime());
        put(features, "gamma_regime", signal.gammaRegime());
        signal.evidence().forEach(each -> put(features, each.reason(), each.value()));
        return features.toString();
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value) && !node.has(key)) {
            node.put(key, value);
        }
    }
}
