package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.outbound.OutboundQueue;
import java.util.Arrays;

/** A share of the engines on a thread of its own, with its own copy of the metrics. Its signals wait in the slots. */
final class EngineLane implements EventHandler<MarketEvent> {
    private final FrameReplica market;
    private final EngineStage engines;
    private final StageProgress progress;
    private final OutboundQueue[] signals;

    /**
     * @param market what the engines read
     * @param slots slots of the ring
     */
    EngineLane(FrameReplica market, EngineStage engines, StageProgress progress, int slots) {
        this.market = market;
        this.engines = engines;
        this.progress = progress;
        this.signals = new OutboundQueue[slots];
        Arrays.setAll(signals, i -> new OutboundQueue());
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) {
        progress.enter(Stage.ENGINES, tick.sequence);
        if (market.onTick(tick, ringSequence)) {
            engines.onTick(tick, signals(ringSequence));
        }
    }

    /** What the engines emitted on the tick of a slot; for the drain once the ring shows it the slot. */
    OutboundQueue signals(long ringSequence) {
        return signals[(int) ringSequence & (signals.length - 1)];
    }

    EngineStage engines() {
        return engines;
    }
}
