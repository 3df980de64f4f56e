package io.strikeiq.core.pipeline.shard;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.gate.TickGate;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.Stage;
import io.strikeiq.core.pipeline.supervision.StageProgress;
import io.strikeiq.core.present.PresentStage;
import io.strikeiq.core.snapshot.SnapshotStage;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.verify.StateHash;

/** The memory-only stages of a tick, in order, on one thread. */
public final class TickStages implements EventHandler<MarketEvent> {
    private final TickGate gate;
    private final MarketState state;
    private final MetricsStage metrics;
    private final SnapshotStage snapshots;
    private final PresentStage present;
    private final StateHash hash;
    private final EngineStage engines;
    private final SlotOutputs outputs;
    private final LatencyRecorder latency;
    private final StageProgress progress;
    private final EventClock clock;
    private long endedAt;
    /** Whether the next tick starts where the last one ended: nothing was waited for or drained in between. */
    private boolean follows;

    /**
     * @param present shows the present to who watches, null where nobody does
     * @param outputs where what the tick makes waits for the drain when other threads make some too; null for the tick's
     *     own queue
     * @param clock told of live ticks that the gate lets through, null for none
     * @param latency may be null; beside outputs only the start of a tick is noted, for the thread that sees its end
     */
    public TickStages(
            TickGate gate,
            MarketState state,
            MetricsStage metrics,
            SnapshotStage snapshots,
            PresentStage present,
            StateHash hash,
            EngineStage engines,
            SlotOutputs outputs,
            LatencyRecorder latency,
            StageProgress progress,
            EventClock clock) {
        this.gate = gate;
        this.state = state;
        this.metrics = metrics;
        this.snapshots = snapshots;
        this.present = present;
        this.hash = hash;
        this.engines = engines;
        this.outputs = outputs;
        this.latency = latency;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) {
        onEvent(tick, ringSequence, endOfBatch, true);
    }

    /**
     * As the other.
     *
     * @param counted whether a refusal of the tick is counted here, and not by the gate of another shard
     */
    void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch, boolean counted) {
        long startedAt = latency == null ? 0 : startedAt(ringSequence);
        endedAt = startedAt;
        long sequence = tick.sequence;
        progress.enter(Stage.MARKET_STATE, sequence);
        if (gate.passes(tick, counted)) {
            pass(tick, ringSequence);
            if (clock != null) {
                clock.onTick(tick);
            }
        }
        if (latency != null && outputs == null) {
            endedAt = latency.processed(startedAt);
            if (clock != null && clock.isLive(tick)) {
                latency.decided(tick.publishedAt, endedAt);
            }
            follows = !endOfBatch && tick.outbound.count() == 0;
        }
    }

    /** The stages after the gate. */
    private void pass(MarketEvent tick, long ringSequence) {
        long sequence = tick.sequence;
        timePasses(tick, ringSequence);
        progress.enter(Stage.MARKET_STATE, sequence);
        state.onTick(tick);
        progress.enter(Stage.METRICS, sequence);
        metrics.onTick(tick);
        progress.enter(Stage.STATE_HASH, sequence);
        hash.onTick(tick);
        progress.enter(Stage.ENGINES, sequence);
        engines.onTick(tick, queue(tick, ringSequence));
    }

    private void timePasses(MarketEvent tick, long ringSequence) {
        progress.enter(Stage.METRICS, tick.sequence);
        metrics.beforeTick(tick);
        progress.enter(Stage.SNAPSHOTS, tick.sequence);
        snapshots.beforeTick(tick, queue(tick, ringSequence));
        if (present != null) {
            present.beforeTick(tick);
        }
    }

    private OutboundQueue queue(MarketEvent tick, long ringSequence) {
        return outputs == null ? tick.outbound : outputs.queue(ringSequence);
    }

    private long startedAt(long ringSequence) {
        long reading = follows ? endedAt : latency.now();
        follows = false;
        if (outputs != null) {
            outputs.startAt(ringSequence, reading);
        }
        return reading;
    }

    /** The clock at the end of the last tick, at its start if a stage failed on it; meaningless without a latency recorder. */
    public long endedAt() {
        return endedAt;
    }
}
