package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;

/** Takes the ticks of a feed. */
public interface FeedSink extends TickSink {
    /**
     * Takes a tick.
     *
     * @param readAt {@link System#nanoTime} when the bytes of the tick had been read, for latencies
     */
    void accept(MarketEvent tick, long readAt);
}
