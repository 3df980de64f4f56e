package io.strikeiq.service.simulator;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A simulated session gone through the whole pipeline with every metric and engine at its defaults.
 *
 * @param underlyings underlyings of the session
 */
record SimulatedRun(int underlyings, List<PlantedEvent> truth, List<Given> signals) {

    /** A signal that came out of the drain. */
    record Given(long time, String underlying, String engine, String signal, Direction direction) {}

    static SimulatedRun of(SimulatorSettings settings, Set<EventKind> kinds) {
        return of(settings, kinds, StandardEngines.registry());
    }

    static SimulatedRun of(SimulatorSettings settings, Set<EventKind> kinds, EngineRegistry engines) {
        List<PlantedEvent> truth = new ArrayList<>();
        Signals signals = new Signals();
        PipelineSettings shape = PipelineSettings.defaults();
        try (Pipeline pipeline = new Pipeline(
                new PipelineSettings(shape.layout(), shape.waitMode(), shape.ringSize(), 0, 0),
                new StandardMetrics(MetricsSettings.defaults()),
                engines,
                List.of(),
                new BarrierPrior(1),
                signals,
                null)) {
            new MarketSimulator(settings, kinds).run(pipeline::acceptInBatch, truth::add);
            pipeline.stop(1, TimeUnit.MINUTES);
        }
        return new SimulatedRun(settings.underlyings(), truth, signals.given);
    }

    private static final class Signals implements OutboundDrain {
        private final List<Given> given = new ArrayList<>();

        @Override
        public void onSignal(Signal signal) {
            given.add(new Given(signal.time, signal.underlying, signal.engine, signal.type.name(), signal.direction));
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {}

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {}
    }
}
