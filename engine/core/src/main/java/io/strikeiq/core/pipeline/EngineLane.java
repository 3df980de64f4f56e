package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;

/** A share of the engines on a thread of its own, with its own copy of the metrics. Its signals wait by slot. */
final class EngineLane implements EventHandler<MarketEvent> {
    private final FrameReplica market;
    private final EngineStage engines;
    private final SlotOutputs outputs;
    private final StageProgress progress;

    /**
     * @param market what the engines read
     * @param outputs where signals wait for the drain
     */
    EngineLane(FrameReplica market, EngineStage engines, SlotOutputs outputs, StageProgress progress) {
        this.market = market;
        this.engines = engines;
        this.outputs = outputs;
        this.progress = progress;
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) {
        progress.enter(Stage.ENGINES, tick.sequence);
        if (market.onTick(tick, ringSequence)) {
            engines.onTick(tick, outputs.queue(ringSequence));
        }
    }
}
