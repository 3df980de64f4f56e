package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.engine.EngineShare;
import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.engine.MarketView;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.signal.SignalListener;
import io.strikeiq.core.snapshot.SnapshotStage;
import io.strikeiq.core.state.MarketState;
import java.util.ArrayList;
import java.util.List;

/**
 * State, metrics, snapshots, hash and engines of a share of the underlyings, each with its own thread or threads. It sees
 * every tick of the ring: those of other shards only let its time pass, so that what an underlying goes through does not
 * depend on which others are in its shard.
 */
final class Shard {
    private final PipelineParts parts;
    private final int index;
    private final MarketState state = new MarketState();
    private final MetricsStage metrics;
    private final SnapshotStage snapshots;
    private final StateHash hash;
    private final List<EngineStage> engines = new ArrayList<>();

    /**
     * @param index which shard, from 0
     */
    Shard(PipelineParts parts, int index) {
        this.parts = parts;
        this.index = index;
        this.metrics = new MetricsStage(state, parts.calculators());
        this.snapshots = new SnapshotStage(
                state,
                metrics,
                parts.settings().marketSnapshotInterval(),
                parts.settings().chainSnapshotInterval());
        this.hash = new StateHash(state, metrics);
    }

    /** All engines, on the thread of the state. */
    EngineStage allEngines(SignalListener listener) {
        return guarded(
                new EngineStage(state, metrics, parts.registry(), parts.configured(), parts.confidence(), listener));
    }

    /** A share of the engines, on a thread of its own. */
    EngineStage engines(MarketView market, EngineShare share, SignalListener listener) {
        return guarded(
                new EngineStage(market, parts.registry(), share, parts.configured(), parts.confidence(), listener));
    }

    private EngineStage guarded(EngineStage stage) {
        if (parts.failures().engines() == FailurePolicy.HALT) {
            stage.haltOnFailure();
        }
        engines.add(stage);
        return stage;
    }

    /** The stages of the state's thread. */
    TickStages stages(EngineEntry entry, SlotOutputs outputs, StageProgress progress) {
        return new TickStages(state, metrics, snapshots, hash, entry, outputs, parts.latency(), progress);
    }

    /** The same for one of several shards. */
    EventHandler<MarketEvent> own(TickStages stages) {
        return (tick, ringSequence, endOfBatch) -> {
            if (tick.shard == index || tick.shard == ShardRouter.EVERY) {
                stages.onEvent(tick, ringSequence, endOfBatch);
            } else {
                stages.pass(tick, ringSequence);
            }
        };
    }

    FrameLog frameLog(HaltPolicy halt) {
        return new FrameLog(
                state,
                metrics,
                halt,
                parts.settings().ringSize(),
                parts.settings().engineThreads());
    }

    /** Position among all underlyings, in the order of their definition, of one by its position in this shard. */
    int order(int underlying) {
        return underlying * parts.settings().shards() + index;
    }

    MarketState state() {
        return state;
    }

    StateHash hash() {
        return hash;
    }

    boolean isQuarantined(String engine) {
        return engines.stream().anyMatch(stage -> stage.quarantined().contains(engine));
    }

    /** Tells of engines that fail from now on. */
    void onQuarantine(Quarantine quarantine) {
        engines.forEach(stage ->
                stage.onQuarantine((engine, tick, underlying) -> quarantine.failed(engine, tick, order(underlying))));
    }
}
