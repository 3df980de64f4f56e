package io.strikeiq.core.engine;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.metrics.MetricFrame;

/** The market as engines see it besides the tick itself. Belongs to the thread of the engines that are shown it. */
public interface MarketView {
    int underlyingCount();

    /** The definition of an underlying by its dense index. */
    Instrument underlying(int index);

    /** Whether the tick is between a close and the next open. */
    boolean isSessionClosed(int index);

    /** The metrics of an underlying. */
    MetricFrame frame(int index);
}
