package io.strikeiq.core.pipeline;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalListener;
import java.util.List;
import org.agrona.collections.IntArrayList;

/**
 * Brings the signals that engine threads emitted on a tick into the order in which one thread emits them, by underlying
 * and engine, and numbers them. Owned by the drain's thread, which sees a slot when all engine threads have left it.
 */
final class SignalMerge {
    private final List<EngineLane> lanes;
    private final List<String> engines;
    private final SignalListener listener;
    /** Ids in the order of their first definition, in which state and engines go through them. */
    private final IntArrayList underlyings = new IntArrayList();

    SignalMerge(List<EngineLane> lanes, List<EngineDefinition> engines, SignalListener listener) {
        this.lanes = lanes;
        this.engines = engines.stream().map(EngineDefinition::name).toList();
        this.listener = listener;
    }

    /** Adds the signals of a tick to its outbound queue, behind what is there. */
    void onTick(MarketEvent tick, long ringSequence) {
        if (tick.type == TickType.INSTRUMENT
                && tick.instrument.isUnderlying()
                && !underlyings.containsInt(tick.instrumentId)) {
            underlyings.addInt(tick.instrumentId);
        }
        int ordinal = 0;
        for (OutboundQueue next = next(ringSequence); next != null; next = next(ringSequence)) {
            Signal signal = (Signal) next.poll();
            signal.ordinal = ordinal++;
            tick.outbound.add(signal);
            listener.onSignal(signal);
        }
    }

    /** The queue with the first of the signals that are left, null when none is. */
    private OutboundQueue next(long ringSequence) {
        OutboundQueue first = null;
        for (int i = 0; i < lanes.size(); i++) {
            OutboundQueue queue = lanes.get(i).signals(ringSequence);
            if (queue.count() > 0 && (first == null || order(queue) < order(first))) {
                first = queue;
            }
        }
        return first;
    }

    private int order(OutboundQueue queue) {
        Signal signal = (Signal) queue.peek();
        return underlyings.indexOf(signal.underlyingId) * engines.size() + engines.indexOf(signal.engine);
    }
}
