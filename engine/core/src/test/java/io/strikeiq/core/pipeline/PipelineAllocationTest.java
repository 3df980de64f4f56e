package io.strikeiq.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.gate.TickGate;
import io.strikeiq.core.learning.LearningSettings;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.pipeline.shard.TickStages;
import io.strikeiq.core.pipeline.supervision.StageProgress;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.present.PresentStage;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.snapshot.SnapshotStage;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.verify.StateHash;
import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.OptimisedTest;
import io.strikeiq.testing.SyntheticMarket;
import java.util.List;
import org.junit.jupiter.api.Test;

@OptimisedTest
class PipelineAllocationTest {
    /** So short that the present is copied many times in a window. */
    private static final long BEAT = 1_000_000L;

    private static final int WARM_UP = 200_000;
    private static final int MEASURED = 100_000;
    private static final int WINDOWS = 30;

    /** Replacing compiled code may allocate a few bytes once; a tick that allocates does so in every window. */
    @LongTest
    @Test
    void shouldAllocateNothingPerTickInAnyStageOnceWarm() {
        MarketState state = new MarketState();
        MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));
        EngineStage engines = new EngineStage(
                state, metrics, StandardEngines.registry(), List.of(), new BarrierPrior(1), signal -> {});
        SnapshotStage snapshots = new SnapshotStage(state, metrics, 60_000_000_000L, 300_000_000_000L);
        TickGate gate = new TickGate(state);
        TickStages stages = new TickStages(
                gate,
                state,
                metrics,
                snapshots,
                new PresentStage(state, metrics, new PresentBoard(BEAT)),
                new StateHash(state, metrics, gate, snapshots, engines),
                engines,
                null,
                null,
                new StageProgress(),
                null);
        DrainHandler drain = new DrainHandler(
                OutboundDrain.NONE,
                StandardEngines.registry().definitions(),
                LearningSettings.defaults(),
                signal -> {},
                null,
                new StageProgress(),
                Long.MAX_VALUE);
        MarketEvent tick = new MarketEvent();
        SyntheticMarket market = new SyntheticMarket(5, WARM_UP + WINDOWS * MEASURED);
        play(stages, drain, market, tick, WARM_UP);
        long least = Allocation.leastBytesOfUpTo(WINDOWS, () -> play(stages, drain, market, tick, MEASURED));
        assertEquals(0, least, "bytes allocated over " + MEASURED + " ticks");
    }

    private static void play(
            TickStages stages, DrainHandler drain, SyntheticMarket market, MarketEvent tick, int ticks) {
        for (int i = 0; i < ticks; i++) {
            market.next(tick);
            stages.onEvent(tick, i, true);
            drain.onEvent(tick, i, true);
        }
    }
}
