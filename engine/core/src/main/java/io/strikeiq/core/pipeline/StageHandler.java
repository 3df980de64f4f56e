package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.event.MarketEvent;
import java.util.concurrent.CountDownLatch;

/**
 * A stage on its thread. Says when the thread is up, and passes over the ticks behind a failure, so that the ring drains
 * and the publisher never hangs.
 */
final class StageHandler implements EventHandler<MarketEvent> {
    private final EventHandler<MarketEvent> stage;
    private final HaltPolicy halt;
    private final CountDownLatch started;

    StageHandler(EventHandler<MarketEvent> stage, HaltPolicy halt, CountDownLatch started) {
        this.stage = stage;
        this.halt = halt;
        this.started = started;
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) throws Exception {
        if (halt.failure() == null) {
            stage.onEvent(tick, ringSequence, endOfBatch);
        }
    }
}
