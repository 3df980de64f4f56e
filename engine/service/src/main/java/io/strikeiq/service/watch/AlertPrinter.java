package io.strikeiq.service.watch;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.persistence.SignalId;
import io.strikeiq.watch.alert.Alert;
import io.strikeiq.watch.alert.AlertRules;
import io.strikeiq.watch.alert.Look;
import io.strikeiq.watch.json.Json;
import io.strikeiq.watch.view.SignalView;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;

/** Prints the alerts that the signals and prices of a replay would have raised, and delivers none. */
public final class AlertPrinter implements OutboundDrain {
    private static final String REPLAY = "replay";
    private final AlertRules rules;
    private final PrintWriter out;

    public AlertPrinter(AlertRules rules, PrintWriter out) {
        this.rules = rules;
        this.out = out;
    }

    @Override
    public void onSignal(Signal signal) {
        rules.of(view(signal)).ifPresent(this::print);
    }

    private void print(Alert alert) {
        out.println("alert " + alert.rule() + " (" + alert.severity() + "): " + alert.message());
        out.flush();
    }

    private static SignalView view(Signal signal) {
        return new SignalView(
                new SignalId(REPLAY, 1, signal.tickSequence, signal.engine, signal.ordinal).toString(),
                Instant.EPOCH.plusNanos(signal.time),
                signal.underlying,
                signal.engine,
                signal.type.name(),
                signal.direction.name(),
                signal.strength,
                signal.confidence,
                signal.confidenceLow,
                signal.confidenceHigh,
                signal.confidenceCount,
                signal.spot,
                signal.level,
                REPLAY,
                signal.tickSequence,
                -1,
                Json.tree(Map.of()));
    }

    @Override
    public void onMarketSnapshot(MarketSnapshot snapshot) {
        Look look = new Look(
                REPLAY,
                1,
                snapshot.tickSequence,
                Instant.EPOCH.plusNanos(snapshot.time),
                snapshot.underlying,
                snapshot.frame().get(Metric.SPOT),
                snapshot.frame().get(Metric.VOLUME_Z),
                snapshot.frame().get(Metric.SPOT_AGE));
        rules.of(look).forEach(this::print);
    }

    @Override
    public void onChainSnapshot(ChainSnapshot snapshot) {}
}
