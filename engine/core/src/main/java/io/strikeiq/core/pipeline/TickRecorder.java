package io.strikeiq.core.pipeline;

import io.strikeiq.core.event.MarketEvent;

/**
 * Where the ticks of a live run are recorded, beside the stages: the tick journal. Called on the journaler's thread only,
 * for each tick once, in order of their numbers. It reads what producers wrote, and writes nothing to the tick.
 */
public interface TickRecorder {
    /**
     * Records a tick, so that it outlives the process when the call returns. What it throws halts the pipeline, and no
     * signal of this tick or a later one leaves it.
     */
    void record(MarketEvent tick);

    /** No tick waits to be recorded: time for what would hold up the next one. */
    default void onIdle() {}
}
