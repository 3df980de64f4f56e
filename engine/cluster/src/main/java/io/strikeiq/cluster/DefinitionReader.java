package io.strikeiq.cluster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.persistence.journal.FrameException;
import io.strikeiq.persistence.journal.TickFrameReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The newest definition of each instrument of a topic of ticks, for who begins where the first ticks are gone: from the topic
 * {@code TOPIC.definitions}, whose keys are ids as text, and which Kafka compacts.
 */
final class DefinitionReader {
    /** Key under which the publisher says which journal it is. */
    static final String SOURCE = "source";

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Brokers brokers;
    private final TopicPartition partition;

    DefinitionReader(Brokers brokers, String topic) {
        this.brokers = brokers;
        this.partition = new TopicPartition(topic + Topics.DEFINITIONS, 0);
    }

    /** The newest value of each key. */
    Map<String, byte[]> all() {
        Map<String, byte[]> newest = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(brokers.consumer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LOOK)) {
                    if (record.key() != null && record.value() != null) {
                        newest.put(new String(record.key(), StandardCharsets.UTF_8), record.value());
                    }
                }
            }
        }
        return newest;
    }

    /**
     * Gives those that concern some partitions, by id, underlyings first.
     *
     * @param of how many partitions the topic of ticks has
     */
    void give(List<Integer> partitions, int of, TickSink sink) {
        Map<Integer, MarketEvent> definitions = new TreeMap<>();
        TickFrameReader reader = new TickFrameReader();
        TickRecord format = new TickRecord();
        all().forEach((key, value) -> {
            if (!key.equals(SOURCE)) {
                MarketEvent tick = new MarketEvent();
                try {
                    reader.read(format.wrap(value), 0, value.length, tick);
                    definitions.put(tick.definition.id(), tick);
                } catch (FrameException e) {
                    throw new ClusterException(partition + ", key " + key + ": " + e.getMessage(), e);
                }
            }
        });
        PartitionRouter router = new PartitionRouter(of);
        for (boolean underlyings : new boolean[] {true, false}) {
            definitions.values().stream()
                    .filter(tick -> tick.definition.isUnderlying() == underlyings)
                    .filter(tick -> concerns(router.route(tick), partitions))
                    .forEach(sink::accept);
        }
    }

    private static boolean concerns(int partition, List<Integer> partitions) {
        return partition == PartitionRouter.EVERY || partitions.contains(partition);
    }
}
