package io.strikeiq.bench.latency;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/**
 * Runs after all other engines: notes when they have decided about a tick, and signals each n-th tick itself, so
 * that the way to the journal is measured at every rate, however rare the signals of a market are.
 */
final class ProbeEngine implements EngineDefinition {
    private static final SignalType PROBE = new SignalType(0, "PROBE", Direction.NONE, "never");
    private static final Reason SPOT = new Reason("SPOT", "spot", "price");
    private static final Reason NET_GEX = new Reason("NET_GEX", "net gamma exposure", "currency/1%");
    private static final Reason ATM_SIGMA = new Reason("ATM_SIGMA", "at-the-money volatility", "fraction");

    private final String name;
    private final LatenessRecorder decided;
    private final int signalEvery;

    /**
     * @param decided notes each tick once every engine before this one has run
     * @param signalEvery ticks of the stream from one signal to the next
     */
    ProbeEngine(String name, LatenessRecorder decided, int signalEvery) {
        this.name = name;
        this.decided = decided;
        this.signalEvery = signalEvery;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return "notes when all other engines have decided";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(PROBE);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(SPOT, NET_GEX, ATM_SIGMA);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(EngineDefinition.cooldown(0));
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return this::onTick;
    }

    private void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        decided.done(tick.sequence);
        if (tick.sequence % signalEvery == 0) {
            Signal signal = emitter.begin(PROBE, metrics.get(Metric.SPOT));
            if (signal != null) {
                signal.evidence(SPOT, metrics.get(Metric.SPOT), 0)
                        .evidence(NET_GEX, metrics.get(Metric.NET_GEX), 0)
                        .evidence(ATM_SIGMA, metrics.get(Metric.ATM_SIGMA), 0);
                emitter.emit(signal, 0);
            }
        }
    }
}
