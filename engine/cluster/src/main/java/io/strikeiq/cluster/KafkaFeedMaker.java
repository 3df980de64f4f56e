package io.strikeiq.cluster;

import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.feeds.FeedFactory;
import java.util.Optional;

/** Makes the feed of an entry of the config, and knows what it reads. */
public final class KafkaFeedMaker implements FeedFactory.Maker {
    private static final long STRIDE = 5_000;

    private final KafkaFeedSettings settings;

    KafkaFeedMaker(KafkaFeedSettings settings) {
        this.settings = settings;
    }

    @Override
    public Feed make(FeedContext context) {
        return new KafkaFeed(settings, STRIDE);
    }

    /** The topic of ticks. */
    public String topic() {
        return settings.topic();
    }

    /** The partition that it reads, empty where it reads several. */
    public Optional<Integer> onlyPartition() {
        return settings.partitions().size() == 1
                ? settings.partitions().stream().findFirst()
                : Optional.empty();
    }
}
