package io.strikeiq.bench.live;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import java.util.List;

/** A feed whose instruments were defined before it began: its ids are known without a tick. */
record OpenedFeed(Feed feed, List<MarketEvent> opening) implements Feed {
    @Override
    public String name() {
        return feed.name();
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        for (MarketEvent tick : opening) {
            if (tick.type == TickType.INSTRUMENT) {
                sink.known(tick.definition);
            }
        }
        feed.run(behind, sink, stop);
    }

    @Override
    public void wake() {
        feed.wake();
    }

    @Override
    public boolean goesOn() {
        return feed.goesOn();
    }

    @Override
    public boolean keepsTime() {
        return feed.keepsTime();
    }
}
