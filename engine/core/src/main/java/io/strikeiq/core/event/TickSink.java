package io.strikeiq.core.event;

/** Where ticks are pushed to: a journal, a ring. The sink numbers them; the tick may be reused after the call. */
@FunctionalInterface
public interface TickSink {
    void accept(MarketEvent tick);
}
