package io.strikeiq.cluster;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** How much the topics of outputs have. One thread. */
final class OutputEnds implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final OutputSettings settings;
    private List<TopicPartition> partitions = List.of();

    OutputEnds(OutputSettings settings) {
        this.settings = settings;
        this.consumer = new KafkaConsumer<>(settings.brokers().consumer());
    }

    /** Records so far; the topics must be there. */
    long records() {
        if (partitions.isEmpty()) {
            partitions = Stream.of(OutputRecords.SIGNALS, OutputRecords.SNAPSHOTS, OutputRecords.OUTCOMES)
                    .flatMap(kind -> consumer.partitionsFor(settings.topic(kind)).stream())
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
        }
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
