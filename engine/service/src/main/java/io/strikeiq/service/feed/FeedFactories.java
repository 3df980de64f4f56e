package io.strikeiq.service.feed;

import io.strikeiq.cluster.KafkaFeedFactory;
import io.strikeiq.feeds.BackPressure;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedRegistry;
import io.strikeiq.feeds.binance.BinanceFeedFactory;
import io.strikeiq.feeds.deribit.DeribitFeedFactory;
import io.strikeiq.feeds.kite.KiteFeedFactory;
import io.strikeiq.feeds.upstox.UpstoxFeedFactory;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** The feeds that come with StrikeIQ. */
public final class FeedFactories {
    private FeedFactories() {}

    /** A registry of its own, to which those of plugins may be added. */
    public static FeedRegistry registry() {
        return new FeedRegistry()
                .add(new SimulatorFeedFactory())
                .add(new TcpFeedFactory())
                .add(new DeribitFeedFactory())
                .add(new BinanceFeedFactory(DeribitFeedFactory.VENUE, DeribitFeedFactory::underlying))
                .add(new KiteFeedFactory())
                .add(new UpstoxFeedFactory())
                .add(new KafkaFeedFactory());
    }

    /** The simulator, which is the feed where the config names none. */
    public static FeedSettings simulator(BackPressure backPressure) {
        return new FeedSettings("simulator", backPressure, SimulatorFeedFactory::make);
    }

    /**
     * Ticks that another program sends to an address where the feed listens.
     *
     * @param address port 0 for any that is free
     * @param onListening takes where the feed listens, on its thread, as soon as it does
     */
    public static Feed tcp(InetSocketAddress address, Consumer<InetSocketAddress> onListening) {
        return new TcpFeed(address, onListening);
    }
}
