package io.strikeiq.service.feed;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The venues that have a feed. */
public final class FeedFactories {
    private static final List<FeedFactory> ALL = List.of(new SimulatorFeedFactory(), new TcpFeedFactory());

    private FeedFactories() {}

    public static Optional<FeedFactory> of(String venue) {
        return ALL.stream().filter(factory -> factory.venue().equals(venue)).findFirst();
    }

    /** The simulator, which is the feed where the config names none. */
    public static FeedSettings simulator(BackPressure backPressure) {
        return new FeedSettings("simulator", backPressure, SimulatorFeedFactory::make);
    }

    /** Ticks that another program sends to an address where the feed listens. */
    public static Feed tcp(InetSocketAddress address) {
        return new TcpFeed(address);
    }

    public static List<String> venues() {
        return ALL.stream().map(FeedFactory::venue).toList();
    }
}
