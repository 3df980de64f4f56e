package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.snapshot.SnapshotStage;
import io.strikeiq.core.state.MarketState;

/** The memory-only stages of a tick, in order, on one thread. */
final class TickStages implements EventHandler<MarketEvent> {
    private final MarketState state;
    private final MetricsStage metrics;
    private final SnapshotStage snapshots;
    private final StateHash hash;
    private final EngineEntry engines;
    private final LatencyRecorder latency;
    private final StageProgress progress;
    private long endedAt;
    /** Whether the next tick starts where the last one ended: nothing was waited for or drained in between. */
    private boolean follows;

    TickStages(
            MarketState state,
            MetricsStage metrics,
            SnapshotStage snapshots,
            StateHash hash,
            EngineEntry engines,
            LatencyRecorder latency,
            StageProgress progress) {
        this.state = state;
        this.metrics = metrics;
        this.snapshots = snapshots;
        this.hash = hash;
        this.engines = engines;
        this.latency = latency;
        this.progress = progress;
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) {
        long startedAt = latency == null ? 0 : startedAt();
        endedAt = startedAt;
        long sequence = tick.sequence;
        progress.enter(Stage.METRICS, sequence);
        metrics.beforeTick(tick);
        progress.enter(Stage.SNAPSHOTS, sequence);
        snapshots.beforeTick(tick);
        progress.enter(Stage.MARKET_STATE, sequence);
        state.onTick(tick);
        progress.enter(Stage.METRICS, sequence);
        metrics.onTick(tick);
        progress.enter(Stage.STATE_HASH, sequence);
        hash.onTick(tick);
        engines.onTick(tick, ringSequence);
        if (latency != null) {
            endedAt = latency.processed(startedAt);
            follows = !endOfBatch && tick.outbound.count() == 0;
        }
    }

    private long startedAt() {
        long reading = follows ? endedAt : latency.now();
        follows = false;
        return reading;
    }

    /** The clock at the end of the last tick, at its start if a stage failed on it; meaningless without a latency recorder. */
    long endedAt() {
        return endedAt;
    }
}
