package io.strikeiq.service.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.engine.EngineSettings;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.standard.StandardEngines;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A recorded market gone through the standard pipeline once, for all that is asked of it.
 *
 * @param off engines that the market's settings turn off
 */
record RecordedReplay(RecordedMarket market, FrameWatch watch, SignalTally tally, GammaDays gamma, Set<String> off) {
    static RecordedReplay of(RecordedMarket market) {
        FrameWatch watch = new FrameWatch(market);
        Outputs outputs = new Outputs(new SignalTally(market), new GammaDays(market));
        PipelineResult result = market.replay(StandardEngines.registry().register(watch), outputs);
        assertEquals(List.of(), result.quarantined(), market.name());
        Set<String> off = new HashSet<>();
        for (EngineSettings settings : market.settings().engines()) {
            if (!settings.enabled()) {
                off.add(settings.engine());
            }
        }
        return new RecordedReplay(market, watch, outputs.tally, outputs.gamma, off);
    }

    /** Why an engine could say nothing, null when it could. */
    String silenced(String engine) {
        if (off.contains(engine)) {
            return "off";
        }
        Metric missing = watch.missing(engine);
        return missing == null ? null : "blocked: " + missing;
    }

    /** Hours of all days. */
    double hours() {
        return watch.days().stream().mapToDouble(watch::hours).sum();
    }

    private record Outputs(SignalTally tally, GammaDays gamma) implements OutboundDrain {
        @Override
        public void onSignal(Signal signal) {
            tally.add(signal);
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {
            gamma.add(snapshot);
        }

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {}
    }
}
