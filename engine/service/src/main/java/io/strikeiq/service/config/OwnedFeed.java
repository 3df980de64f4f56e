package io.strikeiq.service.config;

import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.service.feed.FeedSettings;
import io.strikeiq.service.feed.LiveSettings;
import java.util.List;
import java.util.Optional;

/** The feed of a run that owns what it reads. */
public final class OwnedFeed {
    private OwnedFeed() {}

    /** The one feed, of one partition of Kafka, that an owner must have; empty where the config has another. */
    public static Optional<KafkaFeedMaker> of(Source source, LiveSettings live) {
        List<FeedSettings> feeds = live.feeds();
        return source == Source.LIVE
                        && feeds.size() == 1
                        && feeds.get(0).maker() instanceof KafkaFeedMaker feed
                        && feed.onlyPartition().isPresent()
                ? Optional.of(feed)
                : Optional.empty();
    }
}
