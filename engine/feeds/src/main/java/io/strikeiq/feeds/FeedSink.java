package io.strikeiq.feeds;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.Instrument;

/** Takes the ticks of a feed; may change the ids of a tick, which the feed fills again for its next one. */
public interface FeedSink extends TickSink {
    /**
     * Takes a tick.
     *
     * @param readAt {@link System#nanoTime} when the bytes of the tick had been read, for latencies
     */
    void accept(MarketEvent tick, long readAt);

    /** An instrument that has been recorded before and of which ticks will come; no tick is made of it. */
    default void known(Instrument definition) {}
}
