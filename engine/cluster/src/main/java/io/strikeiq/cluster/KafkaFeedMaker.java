package io.strikeiq.cluster;

import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.feeds.FeedFactory;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the feed of an entry of the config, and knows what it reads. */
public final class KafkaFeedMaker implements FeedFactory.Maker {
    /** Ticks after which the position is recorded again. */
    static final long STRIDE = 5_000;

    private final KafkaFeedSettings settings;
    private final FeedFence fence = new FeedFence();

    KafkaFeedMaker(KafkaFeedSettings settings) {
        this.settings = settings;
    }

    @Override
    public Feed make(FeedContext context) {
        return new KafkaFeed(settings, STRIDE, fence);
    }

    /** Where the feeds that are made end. */
    public FeedFence fence() {
        return fence;
    }

    /**
     * A feed that gives the same ticks, POSITION ticks included, for a service that does not own the partition yet.
     *
     * @param end where it ends
     */
    public Feed shadow(FeedFence end) {
        return new KafkaFeed(settings, STRIDE, end);
    }

    /**
     * Writes the fence of an owner into its partition, and waits until the brokers have it.
     *
     * @throws ClusterException when they do not take it
     */
    public void writeFence(long epoch) {
        try (OrderedProducer producer = OrderedProducer.open(settings.brokers())) {
            producer.send(new ProducerRecord<>(
                    settings.topic(), onlyPartition().orElseThrow(), null, TickRecord.fence(epoch)));
            producer.flush();
        }
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
