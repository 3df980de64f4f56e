package io.strikeiq.feeds;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import java.util.Arrays;
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

    /** Every tick in words, with all that it says. */
    public List<String> said() {
        return ticks.stream().map(GivenTicks::said).toList();
    }

    private static String said(MarketEvent tick) {
        return tick.type + " " + tick.instrumentId + " " + tick.exchangeTime + " " + tick.receiveTime + " " + tick.price
                + " " + tick.size + " " + tick.aggressor + " " + tick.flags + " " + tick.openInterest + " "
                + tick.sessionPhase + " " + tick.feedState + " " + tick.feedFrom + " " + tick.feedTo + " "
                + tick.definition + " " + Arrays.toString(tick.bidPrices) + Arrays.toString(tick.bidSizes)
                + Arrays.toString(tick.askPrices) + Arrays.toString(tick.askSizes);
    }
}
