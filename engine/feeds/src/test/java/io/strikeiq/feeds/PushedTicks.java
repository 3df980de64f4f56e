package io.strikeiq.feeds;

import io.strikeiq.core.event.MarketEvent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A feed that gives what a test pushes. */
public final class PushedTicks implements Feed {
    private static final long LOOK_MS = 5;

    private final BlockingQueue<MarketEvent> ticks = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    @Override
    public String name() {
        return "pushed";
    }

    /** Gives a copy of a tick, when the feed runs. */
    public void push(MarketEvent tick) {
        MarketEvent copy = new MarketEvent();
        copy.copyFrom(tick);
        ticks.add(copy);
    }

    /** No more ticks follow. */
    public void end() {
        ended = true;
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        while (!stop.isRequested() && !(ended && ticks.isEmpty())) {
            MarketEvent tick = next();
            if (tick != null) {
                sink.accept(tick);
            }
        }
    }

    private MarketEvent next() {
        try {
            return ticks.poll(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
