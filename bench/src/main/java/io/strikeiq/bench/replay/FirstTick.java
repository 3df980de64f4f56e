package io.strikeiq.bench.replay;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that starts as the service does, config, engines, journal, pipeline, but for the database, processes one
 * tick and says so.
 */
final class FirstTick {
    static final String DONE = "first tick processed";

    private FirstTick() {}

    /** Arguments: the config file and the tick journal. */
    public static void main(String[] arguments) {
        StrikeIqConfig config = ConfigFile.load(Path.of(arguments[0]), Map.of());
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(Path.of(arguments[1]));
                Pipeline pipeline = new Pipeline(
                        config.pipeline(),
                        new StandardMetrics(config.metrics()),
                        config.registry(),
                        config.engines(),
                        new BarrierPrior(config.barrier()),
                        OutboundDrain.NONE,
                        null)) {
            reader.next(tick);
            pipeline.accept(tick);
            pipeline.stop(10, TimeUnit.SECONDS);
        }
        System.out.println(DONE);
    }
}
