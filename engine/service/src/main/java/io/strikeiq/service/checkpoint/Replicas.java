package io.strikeiq.service.checkpoint;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.service.config.StrikeIqConfig;

/** Makes replicas of the pipeline that a config describes. */
public final class Replicas {
    private Replicas() {}

    /** One that has seen no tick. */
    public static Replica of(StrikeIqConfig config, OutboundDrain drain) {
        return of(config, drain, null);
    }

    /** As the other, which shows its present on a board. */
    public static Replica of(StrikeIqConfig config, OutboundDrain drain, PresentBoard board) {
        return new Replica(
                config.pipeline(),
                new StandardMetrics(config.metrics()),
                config.registry(),
                config.engines(),
                new BarrierPrior(config.barrier()),
                drain,
                config.safety().onFailure(),
                board);
    }
}
