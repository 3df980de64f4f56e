package io.strikeiq.testing;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.EngineSettings;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.pipeline.shard.Shard;
import io.strikeiq.core.pipeline.shard.ShardParts;
import io.strikeiq.core.pipeline.shard.TickStages;
import io.strikeiq.core.pipeline.supervision.FailurePolicy;
import io.strikeiq.core.pipeline.supervision.StageProgress;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.verify.RestoreVisitor;
import io.strikeiq.core.verify.SaveVisitor;
import io.strikeiq.core.verify.SignalLedger;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;

/** All stages of a tick on the calling thread, as a pipeline of one shard has them, which can be saved and restored. */
public final class ShardRig implements Visited {
    private final ShardParts parts;
    private final Shard shard;
    private final TickStages stages;
    private final SignalLedger ledger;
    private final MarketEvent slot = new MarketEvent();
    private final List<String> made = new ArrayList<>();

    private ShardRig(ShardParts parts) {
        this.parts = parts;
        this.shard = new Shard(parts, 0);
        this.ledger = new SignalLedger(parts.registry().definitions());
        this.stages = shard.stages(ledger, null, new StageProgress());
    }

    /**
     * Stages that have seen nothing, of an engine whose failure ends the run.
     *
     * @param marketSnapshots nanoseconds between market snapshots
     * @param chainSnapshots nanoseconds between chain snapshots
     */
    public static ShardRig of(
            MetricCalculators calculators,
            EngineRegistry registry,
            List<EngineSettings> configured,
            long marketSnapshots,
            long chainSnapshots) {
        return new ShardRig(new ShardParts(
                calculators,
                registry,
                configured,
                new BarrierPrior(1),
                FailurePolicy.HALT,
                null,
                1,
                marketSnapshots,
                chainSnapshots,
                Long.MAX_VALUE,
                null));
    }

    /** Lets a tick through all stages. */
    public void push(MarketEvent tick) {
        slot.copyFrom(tick);
        stages.onEvent(slot, 0, true);
        made.clear();
        for (Outbound record = slot.outbound.peek(); record != null; record = slot.outbound.peek()) {
            made.add(described(record));
            slot.outbound.releaseFirst();
        }
    }

    private static String described(Outbound record) {
        if (record instanceof Signal signal) {
            return signal.type.name() + " " + signal.underlying + " " + signal.time + " " + signal.strength;
        } else if (record instanceof MarketSnapshot snapshot) {
            return "market " + snapshot.underlying + " " + snapshot.time;
        }
        ChainSnapshot snapshot = (ChainSnapshot) record;
        return "chain " + snapshot.underlying + " " + snapshot.time;
    }

    /** What the last tick made. */
    public List<String> made() {
        return made;
    }

    public Shard shard() {
        return shard;
    }

    /** Hash of everything that is kept, and of how it came to be. */
    public long hash() {
        return shard.hash().value();
    }

    /** Bytes that a saved state takes. */
    public int savedBytes() {
        SaveVisitor save = new SaveVisitor(new ExpandableArrayBuffer(), 0);
        visit(save);
        return save.position();
    }

    /** Fresh stages in the state of these. */
    public ShardRig restored() {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        SaveVisitor save = new SaveVisitor(buffer, 0);
        visit(save);
        ShardRig rig = new ShardRig(parts);
        RestoreVisitor restore = new RestoreVisitor(buffer, 0, save.position());
        rig.visit(restore);
        if (restore.position() != save.position()) {
            throw new IllegalStateException("restored " + restore.position() + " of " + save.position() + " bytes");
        }
        return rig;
    }

    @Override
    public void visit(StateVisitor visitor) {
        shard.visit(visitor);
        ledger.visit(visitor);
    }
}
