package io.strikeiq.cluster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import io.strikeiq.persistence.journal.FrameException;
import io.strikeiq.persistence.journal.TickFrameReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The newest definition of each instrument of a topic of ticks, for a reader that begins where the first ticks are gone: from the topic
 * {@code TOPIC.definitions}, whose keys are ids as text, and which Kafka compacts.
 */
final class DefinitionReader {
    /** Key under which the publisher says which journal it is. */
    static final String SOURCE = "source";

    private final Brokers brokers;
    private final TopicPartition partition;

    DefinitionReader(Brokers brokers, String topic) {
        this.brokers = brokers;
        this.partition = new TopicPartition(topic + Topics.DEFINITIONS, 0);
    }

    /**
     * The newest value of each key.
     *
     * @param stop ends it early
     * @return empty when it was stopped
     */
    Optional<Map<String, byte[]>> all(BooleanSupplier stop) {
        Map<String, byte[]> newest = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(brokers.consumer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Map<TopicPartition, Long> end = consumer.endOffsets(List.of(partition));
            boolean whole = PartitionEnds.read(consumer, end, brokers.patience(), stop, record -> take(record, newest));
            return whole ? Optional.of(newest) : Optional.empty();
        }
    }

    /** As compaction leaves it: a key whose last record has no value is gone. */
    private static void take(ConsumerRecord<byte[], byte[]> record, Map<String, byte[]> newest) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            newest.remove(key);
        } else {
            newest.put(key, record.value());
        }
    }

    /**
     * Gives those that concern some partitions, by id, underlyings first; none when it was stopped.
     *
     * @param of how many partitions the topic of ticks has
     * @param stop ends it early
     */
    void give(List<Integer> partitions, int of, TickSink sink, BooleanSupplier stop) {
        Map<Integer, MarketEvent> definitions = new TreeMap<>();
        all(stop).orElse(Map.of()).forEach((key, value) -> {
            if (!key.equals(SOURCE)) {
                try {
                    MarketEvent tick = definition(value);
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

    /**
     * The definition that a value holds, with its number.
     *
     * @throws FrameException when it holds none
     */
    static MarketEvent definition(byte[] value) {
        TickRecord format = new TickRecord();
        MarketEvent tick = new MarketEvent();
        tick.sequence = format.sequence(value);
        if (TickRecord.isMark(value)
                || !new TickFrameReader().read(format.wrap(value), 0, value.length, tick)
                || tick.type != TickType.INSTRUMENT) {
            throw new FrameException("a record holds no definition");
        }
        return tick;
    }

    private static boolean concerns(int partition, List<Integer> partitions) {
        return partition == PartitionRouter.EVERY || partitions.contains(partition);
    }
}
