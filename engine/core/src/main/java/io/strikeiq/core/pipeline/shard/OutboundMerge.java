package io.strikeiq.core.pipeline.shard;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalListener;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.List;
import org.agrona.collections.IntArrayList;

/**
 * Brings what several threads made of a tick into the order in which one thread makes it: market snapshots, then chain
 * snapshots by underlying, then signals by underlying and engine, which are numbered. Owned by the drain's thread, which
 * sees a slot when all of them have left it.
 */
public final class OutboundMerge implements Visited {
    private final SlotOutputs[] sources;
    private final List<String> engines;
    private final SignalListener listener;
    /** Ids in the order of their first definition, in which state and engines go through them. */
    private final IntArrayList underlyings = new IntArrayList();

    public OutboundMerge(List<SlotOutputs> sources, List<EngineDefinition> engines, SignalListener listener) {
        this.sources = sources.toArray(SlotOutputs[]::new);
        this.engines = engines.stream().map(EngineDefinition::name).toList();
        this.listener = listener;
    }

    /** Moves the records of a tick into its outbound queue. */
    public void onTick(MarketEvent tick, long ringSequence) {
        if (tick.type == TickType.INSTRUMENT
                && tick.definition.isUnderlying()
                && !underlyings.containsInt(tick.instrumentId)) {
            underlyings.addInt(tick.instrumentId);
        }
        int ordinal = 0;
        for (OutboundQueue next = next(ringSequence); next != null; next = next(ringSequence)) {
            if (!(next.peek() instanceof Signal signal)) {
                tick.outbound.add(next.poll());
            } else {
                next.poll();
                signal.ordinal = ordinal++;
                tick.outbound.add(signal);
                listener.onSignal(signal);
            }
        }
    }

    /** Shows the order of the underlyings. */
    @Override
    public void visit(StateVisitor visitor) {
        int known = visitor.visit(underlyings.size());
        for (int i = 0; i < known; i++) {
            boolean restores = i >= underlyings.size();
            int id = visitor.visit(restores ? 0 : underlyings.getInt(i));
            if (restores) {
                underlyings.addInt(id);
            }
        }
    }

    /** The queue with the first of the records that are left, null when none is. */
    private OutboundQueue next(long ringSequence) {
        OutboundQueue first = null;
        for (SlotOutputs source : sources) {
            OutboundQueue queue = source.queue(ringSequence);
            if (queue.count() > 0 && (first == null || order(queue.peek()) < order(first.peek()))) {
                first = queue;
            }
        }
        return first;
    }

    /** Records of one place come from one thread, in order. */
    private int order(Outbound record) {
        int all = underlyings.size();
        if (record instanceof MarketSnapshot snapshot) {
            return underlyings.indexOf(snapshot.underlyingId);
        } else if (record instanceof ChainSnapshot snapshot) {
            return all + underlyings.indexOf(snapshot.underlyingId);
        }
        Signal signal = (Signal) record;
        return 2 * all + underlyings.indexOf(signal.underlyingId) * engines.size() + engines.indexOf(signal.engine);
    }
}
