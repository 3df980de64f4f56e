package io.strikeiq.cluster;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a feed of ticks from Kafka reads.
 *
 * @param topic the topic of ticks
 * @param partitions which of its partitions, empty for all
 * @param expected how many it must have, 0 for any
 */
record KafkaFeedSettings(Brokers brokers, String topic, Set<Integer> partitions, int expected) {
    KafkaFeedSettings {
        partitions = Set.copyOf(partitions);
    }

    /**
     * The partitions to read of as many, in ascending order.
     *
     * @throws ClusterException when one is named that is not there
     */
    List<Integer> among(int count) {
        for (int each : partitions) {
            if (each >= count) {
                throw new ClusterException("topic '" + topic + "' has no partition " + each + ", it has 0 to "
                        + (count - 1) + "; change partitions");
            }
        }
        return IntStream.range(0, count)
                .filter(each -> partitions.isEmpty() || partitions.contains(each))
                .boxed()
                .toList();
    }
}
