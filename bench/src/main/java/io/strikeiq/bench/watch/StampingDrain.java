package io.strikeiq.bench.watch;

import io.strikeiq.bench.load.PeriodicEngine;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PassingDrain;
import io.strikeiq.core.signal.Signal;

/** Notes in each signal of the periodic engine when it is journaled: as its level, which stays exact for months of uptime. */
final class StampingDrain extends PassingDrain {
    StampingDrain(OutboundDrain journal) {
        super(journal);
    }

    @Override
    public void onSignal(Signal signal) {
        if (signal.engine.equals(PeriodicEngine.NAME)) {
            signal.level = System.nanoTime();
        }
        super.onSignal(signal);
    }
}
