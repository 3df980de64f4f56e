package io.strikeiq.core.pipeline;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.verify.StateHash;
import java.util.ArrayList;
import java.util.List;

/** Everything that left a pipeline, in order, as text. */
public final class RecordedOutput implements OutboundDrain {
    public final List<String> records = new ArrayList<>();
    /** Outcomes among the records. */
    public int outcomes;

    @Override
    public void onSignal(Signal signal) {
        StringBuilder text = new StringBuilder(signal.tickSequence + "/" + signal.ordinal + " " + signal.underlying
                + " " + signal.engine + " " + signal.type.name() + " " + signal.strength + " " + signal.level);
        for (int i = 0; i < signal.evidenceCount(); i++) {
            text.append(' ').append(signal.reason(i).code()).append('=').append(signal.value(i));
        }
        records.add(text.toString());
    }

    @Override
    public void onOutcome(SignalOutcome outcome) {
        outcomes++;
        records.add(outcome.tickSequence + " " + outcome.underlying + " outcome of " + outcome.signalTime + " "
                + outcome.engine + " " + outcome.type.name() + " " + outcome.horizon + " "
                + outcome.outcome + " " + outcome.time + " " + outcome.entryPrice + " " + outcome.exitPrice + " "
                + outcome.grossReturn + " " + outcome.favourableExcursion + " " + outcome.adverseExcursion + " "
                + outcome.weight + " " + outcome.atmOptionReturn + " " + outcome.wingOptionReturn + " "
                + outcome.realisedVariance + " " + outcome.flagged);
    }

    @Override
    public void onMarketSnapshot(MarketSnapshot snapshot) {
        long hash = 0;
        for (int i = 0; i < Metric.count(); i++) {
            hash = StateHash.mix(hash, snapshot.frame().get(i));
        }
        records.add(snapshot.tickSequence + " " + snapshot.underlying + " market " + snapshot.time + " " + hash);
    }

    @Override
    public void onChainSnapshot(ChainSnapshot snapshot) {
        records.add(snapshot.tickSequence + " " + snapshot.underlying + " chain " + snapshot.time + " "
                + snapshot.expiryTime + " " + snapshot.options() + " " + snapshot.forward);
    }
}
