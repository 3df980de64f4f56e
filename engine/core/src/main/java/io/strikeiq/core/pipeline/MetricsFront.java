package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import io.strikeiq.core.event.MarketEvent;

/** State and metrics on a thread of their own, before the engines' threads. */
final class MetricsFront implements EventHandler<MarketEvent> {
    /** Ticks of a batch after which the engines' threads may begin, whatever is still to come of it. */
    private static final int TOGETHER = 32;

    private final TickStages stages;
    private final FrameLog log;
    private final LatencyRecorder latency;
    private Sequence done = new Sequence();

    /**
     * @param stages all but the engines
     * @param log where these stages end
     * @param latency says when the first stage of a tick begins, for the thread that sees the last one end; may be null
     */
    MetricsFront(TickStages stages, FrameLog log, LatencyRecorder latency) {
        this.stages = stages;
        this.log = log;
        this.latency = latency;
    }

    @Override
    public void setSequenceCallback(Sequence sequence) {
        done = sequence;
        log.showing(sequence);
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) {
        if (latency != null) {
            tick.startedAt = latency.now();
        }
        stages.onEvent(tick, ringSequence, endOfBatch);
        if (ringSequence % TOGETHER == 0) {
            done.set(ringSequence);
        }
    }
}
