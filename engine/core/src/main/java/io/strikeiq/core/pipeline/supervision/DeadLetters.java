package io.strikeiq.core.pipeline.supervision;

import io.strikeiq.core.event.MarketEvent;

/** Where ticks go that a stage failed on and that were passed over. Called on the stage's thread. */
@FunctionalInterface
public interface DeadLetters {
    /** Keeps nothing: the tick is counted and logged only. */
    DeadLetters NONE = (tick, stage, cause) -> {};

    /** Keeps a tick; what this throws halts the pipeline. */
    void onSkipped(MarketEvent tick, Stage stage, RuntimeException cause);
}
