package io.strikeiq.cluster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import java.util.ArrayList;
import java.util.List;

/** Keeps the ticks of a feed, and asks it to end after some of them. */
final class TakenTicks implements FeedSink, FeedStop {
    private final List<MarketEvent> ticks = new ArrayList<>();
    private final long most;

    TakenTicks(long most) {
        this.most = most;
    }

    List<MarketEvent> ticks() {
        return ticks;
    }

    @Override
    public void accept(MarketEvent tick) {
        MarketEvent copy = new MarketEvent();
        copy.copyFrom(tick);
        ticks.add(copy);
    }

    @Override
    public void accept(MarketEvent tick, long readAt) {
        accept(tick);
    }

    @Override
    public boolean isRequested() {
        return ticks.size() >= most;
    }

    @Override
    public boolean await(long nanos) {
        return isRequested();
    }
}
