package io.strikeiq.service.feed;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.service.simulator.CoinPremiums;
import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.SimulatedDays;
import io.strikeiq.service.simulator.SimulatedVenue;
import io.strikeiq.service.simulator.SimulatorSettings;

/** The market simulator as it happens: each tick comes when it is due. Gives again what was missed. */
public final class SimulatorFeed implements Feed {
    private final SimulatorSettings settings;
    private final double factor;

    /**
     * @param factor event time over real time; infinite for as fast as the run takes the ticks
     */
    public SimulatorFeed(SimulatorSettings settings, double factor) {
        this.settings = settings;
        this.factor = factor;
    }

    @Override
    public String name() {
        String unit = settings.premium() == PremiumUnit.COIN ? ", premiums in coin" : "";
        return "simulator, live, seed " + settings.seed() + unit;
    }

    /** Its clock ticks are of event time, which goes at its own pace. */
    @Override
    public boolean keepsTime() {
        return true;
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        Pacer pacer = new Pacer(factor, stop, System::nanoTime);
        TickSink rest = CoinPremiums.of(settings, new Rest(behind, pacer, sink));
        if (goesOn()) {
            int first = behind.begun() == 0 ? 0 : SimulatedVenue.shipped().session(behind.begun());
            new SimulatedDays(settings, Integer.MAX_VALUE).play(first, settings.sessions(), rest, day -> {});
        } else {
            new MarketSimulator(settings).run(rest, event -> {});
        }
    }

    /** One session begins anew each time; of several, those come that no run has had. */
    @Override
    public boolean goesOn() {
        return settings.sessions() > 1;
    }

    /** The ticks behind a position, each when it is due. */
    private static final class Rest implements TickSink {
        private final FeedPosition behind;
        private final Pacer pacer;
        private final FeedSink sink;
        private long given;

        Rest(FeedPosition behind, Pacer pacer, FeedSink sink) {
            this.behind = behind;
            this.pacer = pacer;
            this.sink = sink;
        }

        @Override
        public void accept(MarketEvent tick) {
            if (isNew(tick)) {
                pacer.await(tick.exchangeTime);
                sink.accept(tick);
            } else if (tick.type == TickType.INSTRUMENT) {
                sink.known(tick.definition);
            }
        }

        private boolean isNew(MarketEvent tick) {
            if (tick.exchangeTime <= behind.begun()) {
                return false;
            }
            given++;
            return behind.everyTick() ? given > behind.ticks() : tick.exchangeTime > behind.exchangeTime();
        }
    }
}
