package io.strikeiq.cluster;

import io.strikeiq.venue.yaml.Section;
import java.nio.file.Path;

/**
 * Where the ticks of a journal go.
 *
 * @param topic the topic of ticks, which the publisher makes if it is not there
 * @param partitions of the topic, for good: underlyings keep theirs
 */
public record PublisherSettings(Brokers brokers, String topic, int partitions) {
    /** Four to eight times the most instances that there will ever be. */
    private static final int STANDARD = 16;

    /** Reads the keys {@code topic} and {@code partitions}, and those of {@link Brokers}. */
    public static PublisherSettings read(Section section) {
        return new PublisherSettings(
                Brokers.read(section, Brokers.STANDARD),
                KafkaFeedFactory.topic(section, "topic", KafkaFeedFactory.TOPIC),
                (int) section.integer("partitions", STANDARD, 1, KafkaFeedFactory.MOST_PARTITIONS));
    }

    /** Who publishes a journal there. */
    public JournalPublisher publisher(Path journal) {
        return new JournalPublisher(journal, brokers, topic, partitions);
    }
}
