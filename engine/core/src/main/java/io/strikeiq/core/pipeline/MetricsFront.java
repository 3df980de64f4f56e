package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import io.strikeiq.core.event.MarketEvent;

/** State and metrics on a thread of their own, before the engines' threads. */
final class MetricsFront implements EventHandler<MarketEvent> {
    private final EventHandler<MarketEvent> stages;
    private final FrameLog log;

    /**
     * @param stages all but the engines
     * @param log where these stages end
     */
    MetricsFront(EventHandler<MarketEvent> stages, FrameLog log) {
        this.stages = stages;
        this.log = log;
    }

    @Override
    public void setSequenceCallback(Sequence sequence) {
        log.showing(sequence);
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) throws Exception {
        stages.onEvent(tick, ringSequence, endOfBatch);
    }
}
