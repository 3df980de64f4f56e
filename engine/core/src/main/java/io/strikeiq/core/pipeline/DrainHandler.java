package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;

/** The trailing consumer: hands each tick's outbound records to the drain, then gives them back to their pools. */
final class DrainHandler implements EventHandler<MarketEvent> {
    private final OutboundDrain drain;
    private final LatencyRecorder latency;

    DrainHandler(OutboundDrain drain, LatencyRecorder latency) {
        this.drain = drain;
        this.latency = latency;
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) {
        OutboundQueue queue = tick.outbound;
        if (queue.count() > 0) {
            drainAll(queue);
        }
        if (latency != null) {
            latency.drained(tick.publishedAt);
        }
    }

    private void drainAll(OutboundQueue queue) {
        for (int i = 0; i < queue.count(); i++) {
            Outbound record = queue.get(i);
            if (record instanceof Signal signal) {
                drain.onSignal(signal);
            } else if (record instanceof MarketSnapshot snapshot) {
                drain.onMarketSnapshot(snapshot);
            } else if (record instanceof ChainSnapshot snapshot) {
                drain.onChainSnapshot(snapshot);
            }
        }
        queue.releaseAll();
    }
}
