package io.strikeiq.feeds;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Keeps a copy of every tick that a feed gives; any thread may look. */
public final class GivenTicks implements FeedSink {
    private final List<MarketEvent> ticks = new CopyOnWriteArrayList<>();

    @Override
    public void accept(MarketEvent tick) {
        accept(tick, 0);
    }

    @Override
    public void accept(MarketEvent tick, long readAt) {
        MarketEvent copy = new MarketEvent();
        copy.copyFrom(tick);
        ticks.add(copy);
    }

    public List<MarketEvent> all() {
        return ticks;
    }

    public List<MarketEvent> of(TickType type) {
        return of(tick -> tick.type == type);
    }

    public List<MarketEvent> of(Predicate<MarketEvent> which) {
        return ticks.stream().filter(which).toList();
    }
}
