package example;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ten ticks of an index through the standard metrics and engines, and a metric of each minute. */
public final class TenTicks implements OutboundDrain {
    /** Runs them. */
    public static void main(String[] arguments) {
        try (Pipeline pipeline = new Pipeline(
                PipelineSettings.defaults(),
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry(),
                List.of(),
                new BarrierPrior(1),
                new TenTicks(),
                null)) {
            long time = 1_767_584_700_000_000_000L; // 2026-01-05T03:45Z, nanoseconds since 1970
            MarketEvent tick = new MarketEvent();
            Instrument nifty = Instrument.underlying(0, "NIFTY", InstrumentKind.INDEX, 75, 0.05, "INR");
            pipeline.accept(tick.asInstrument(nifty, time));
            for (int i = 1; i <= 10; i++) {
                time += 30_000_000_000L;
                pipeline.accept(tick.asUnderlyingPrice(0, time, 24_000 + i));
            }
            pipeline.accept(tick.asClock(time));
            System.out.println(pipeline.stop(10, TimeUnit.SECONDS).ticks() + " ticks");
        }
    }

    @Override
    public void onMarketSnapshot(MarketSnapshot snapshot) {
        System.out.println(snapshot.underlying + " spot " + snapshot.frame().get(Metric.SPOT));
    }

    @Override
    public void onSignal(Signal signal) {
        System.out.println(signal.type.name() + " " + signal.strength);
    }

    @Override
    public void onChainSnapshot(ChainSnapshot snapshot) {}
}
