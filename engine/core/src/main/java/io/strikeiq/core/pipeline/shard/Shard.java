package io.strikeiq.core.pipeline.shard;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.gate.GateCounts;
import io.strikeiq.core.gate.TickGate;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.pipeline.supervision.FailurePolicy;
import io.strikeiq.core.pipeline.supervision.StageProgress;
import io.strikeiq.core.present.PresentStage;
import io.strikeiq.core.signal.SignalListener;
import io.strikeiq.core.snapshot.SnapshotStage;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.verify.StateHash;
import java.util.function.LongFunction;

/**
 * Gate, state, metrics, snapshots, hash and engines of a share of the underlyings, on one thread. It sees every tick of the
 * ring and does those of its own underlyings and those that concern all: what an underlying goes through depends on no
 * other's ticks.
 */
public final class Shard implements Visited {
    private final ShardParts parts;
    private final int index;
    private final MarketState state = new MarketState();
    private final TickGate gate = new TickGate(state);
    private final MetricsStage metrics;
    private final SnapshotStage snapshots;
    private final PresentStage present;
    private final EventClock clock;
    private final ShardRouter router;
    private StateHash hash;
    private EngineStage engines;

    /**
     * @param index which shard, from 0
     */
    public Shard(ShardParts parts, int index) {
        this.parts = parts;
        this.index = index;
        this.clock = parts.liveFrom() == Long.MAX_VALUE ? null : new EventClock(parts.liveFrom());
        this.router = new ShardRouter(parts.shards());
        this.metrics = new MetricsStage(state, parts.calculators());
        this.snapshots =
                new SnapshotStage(state, metrics, parts.marketSnapshotInterval(), parts.chainSnapshotInterval());
        this.present = parts.board() == null ? null : new PresentStage(state, metrics, parts.board());
    }

    /**
     * The stages of this shard, in the order in which a tick meets them.
     *
     * @param listener gets each signal as its engine makes it
     * @param outputs where signals and snapshots wait for a merging drain, null for the tick's own queue
     */
    public TickStages stages(SignalListener listener, SlotOutputs outputs, StageProgress progress) {
        engines = new EngineStage(state, metrics, parts.registry(), parts.configured(), parts.confidence(), listener);
        if (parts.engineFailures() == FailurePolicy.HALT) {
            engines.haltOnFailure();
        }
        progress.naming(engines::running);
        hash = new StateHash(state, metrics, gate, snapshots, engines);
        return new TickStages(
                gate, state, metrics, snapshots, present, hash, engines, outputs, parts.latency(), progress, clock);
    }

    /**
     * The same for one of several shards. A tick that concerns every shard is done on a copy: several threads have it in
     * hand, and each resolves it for its own underlyings.
     */
    public EventHandler<MarketEvent> own(TickStages stages) {
        MarketEvent copy = new MarketEvent();
        return (tick, ringSequence, endOfBatch) -> {
            int shard = router.route(tick);
            if (shard == index) {
                stages.onEvent(tick, ringSequence, endOfBatch);
            } else if (shard == ShardRouter.EVERY) {
                copy.copyFrom(tick);
                copy.publishedAt = tick.publishedAt;
                stages.onEvent(copy, ringSequence, endOfBatch, index == 0);
                if (index == 0) {
                    // All gates say the same; the drain reads it, and no shard does.
                    tick.refused = copy.refused;
                }
            }
        };
    }

    /** Handlers of this shard on a ring whose ticks are looked at before their turn. */
    public EventHandler<MarketEvent> lookingAhead(EventHandler<MarketEvent> handler, LongFunction<MarketEvent> slots) {
        return new LookAhead(handler, state, slots);
    }

    /** The time that live ticks have reached here; null where none come. */
    public EventClock clock() {
        return clock;
    }

    public MarketState state() {
        return state;
    }

    /** What the gate refused; each tick is counted by one shard. */
    public GateCounts refused() {
        return gate.counts();
    }

    /** Commands to engines that name none, or give a parameter a value out of its range. */
    public long refusedControls() {
        return index == 0 ? engines.refusedControls() : 0;
    }

    public StateHash hash() {
        return hash;
    }

    /** Shows all that its stages keep between two ticks, to be restored into stages that have seen none. */
    @Override
    public void visit(StateVisitor visitor) {
        state.visit(visitor);
        gate.visit(visitor);
        engines.visit(visitor);
        for (int i = 0; i < state.underlyingCount(); i++) {
            metrics.visit(i, visitor);
            gate.visit(i, visitor);
            snapshots.visit(i, visitor);
            engines.visit(i, visitor);
        }
        hash.visit(visitor);
        if (parts.shards() > 1) {
            router.visit(visitor);
        }
    }

    /** Shows the present of every underlying as it is after a tick, where it is shown at all. */
    public void showPresent(long tick) {
        if (present != null) {
            present.publishAll(tick);
        }
    }

    /** The metrics of an underlying, by its position in this shard. */
    public MetricFrame frame(int underlying) {
        return metrics.frame(underlying);
    }

    /** Whether an engine, by its position in the registry, is in quarantine on any underlying of the shard. */
    public boolean isQuarantined(int engine) {
        return engines.isQuarantined(engine);
    }

    /** On how many underlyings of the shard an engine has been put in quarantine; for any thread. */
    public int quarantines(int engine) {
        return engines.quarantines(engine);
    }
}
