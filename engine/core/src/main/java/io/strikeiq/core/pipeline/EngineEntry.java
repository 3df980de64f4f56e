package io.strikeiq.core.pipeline;

import io.strikeiq.core.event.MarketEvent;

/** Where a tick goes that state and metrics are up to: to the engines, or to the log that tells their threads. */
@FunctionalInterface
interface EngineEntry {
    void onTick(MarketEvent tick, long ringSequence);
}
