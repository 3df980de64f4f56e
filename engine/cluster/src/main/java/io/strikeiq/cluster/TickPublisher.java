package io.strikeiq.cluster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.persistence.journal.FrameException;
import io.strikeiq.persistence.journal.TickFrameWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Publishes the ticks of one tick journal to a topic, each once in each partition that it concerns, in order, with its number in
 * the journal. What is in the topic already is read there when it begins, so that nothing is kept anywhere else. Definitions go
 * to the compacted topic beside it too, those again that it lacks though their ticks are in the topic. Commands to engines stay
 * where they were given. One thread.
 */
final class TickPublisher implements AutoCloseable {
    /** Records at the end of a partition that are looked at: not all of them must be ours. */
    private static final long TAIL = 1_024;

    private final Brokers brokers;
    private final String topic;
    private final PartitionRouter router;
    private final OrderedProducer producer;
    private final TickFrameWriter frames = new TickFrameWriter();
    /** By partition: the number up to which it has all. */
    private final long[] reached;
    /** By id: what the compacted topic has, or was given. */
    private final Map<Integer, Defined> defined = new HashMap<>();

    private long given;

    /** The terms of an instrument from a tick on. */
    private record Defined(long sequence, Instrument terms) {}

    /**
     * Makes the topics, unless they are there, and looks how far they go.
     *
     * @param source says which journal it is: a topic has the ticks of one
     * @throws ClusterException when no broker answers, the topic has another number of partitions, or ticks of another journal
     */
    TickPublisher(Brokers brokers, String topic, int partitions, String source) {
        this.brokers = brokers;
        this.topic = topic;
        this.router = new PartitionRouter(partitions);
        this.reached = new long[partitions];
        try (Topics topics = new Topics(brokers)) {
            topics.make(topic, partitions, false);
            topics.requireRoom(topic);
            topics.make(topic + Topics.DEFINITIONS, 1, true);
        }
        try {
            readDefinitions(source);
            readEnds();
        } catch (KafkaException e) {
            throw Topics.unreachable(brokers, e);
        }
        this.producer = OrderedProducer.open(brokers);
        try {
            define(DefinitionReader.SOURCE, source.getBytes(StandardCharsets.UTF_8));
        } catch (ClusterException e) {
            producer.close();
            throw e;
        }
    }

    private void readDefinitions(String source) {
        Map<String, byte[]> all =
                new DefinitionReader(brokers, topic).all(() -> false).orElseThrow();
        byte[] known = all.remove(DefinitionReader.SOURCE);
        if (known != null && !new String(known, StandardCharsets.UTF_8).equals(source)) {
            throw new ClusterException("topic '" + topic + "' has the ticks of another journal ("
                    + new String(known, StandardCharsets.UTF_8) + ", this is " + source + "); name another topic");
        }
        for (byte[] value : all.values()) {
            try {
                MarketEvent tick = DefinitionReader.definition(value);
                defined.put(tick.definition.id(), new Defined(tick.sequence, tick.definition));
            } catch (FrameException unreadable) {
                // As good as none: it is written again.
            }
        }
    }

    private void readEnds() {
        List<TopicPartition> all = IntStream.range(0, reached.length)
                .mapToObj(each -> new TopicPartition(topic, each))
                .toList();
        TickRecord format = new TickRecord();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(brokers.consumer())) {
            consumer.assign(all);
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(all);
            Map<TopicPartition, Long> end = consumer.endOffsets(all);
            all.forEach(each -> consumer.seek(each, Math.max(begin.get(each), end.get(each) - TAIL)));
            PartitionEnds.read(consumer, end, brokers.patience(), () -> false, record -> take(record, format));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, TickRecord format) {
        try {
            int at = record.partition();
            reached[at] = Math.max(reached[at], format.sequence(record.value()));
        } catch (FrameException e) {
            // What others put there says nothing of how far we are.
            return;
        }
    }

    /** Number of the first tick that some partition may lack. */
    long next() {
        return Arrays.stream(reached).min().orElse(0) + 1;
    }

    /** The largest number that some partition has. */
    long reached() {
        return Arrays.stream(reached).max().orElse(0);
    }

    /** A definition of an earlier tick, which all partitions have. */
    void learn(MarketEvent definition) {
        router.route(definition);
        define(definition, next() - 1);
    }

    /**
     * Gives a tick to the partitions that lack it; returns before they have it.
     *
     * @param tick with its number
     * @throws ClusterException when an earlier one could not be written
     */
    void publish(MarketEvent tick) {
        given = tick.sequence;
        if (tick.type == TickType.CONTROL || tick.type == TickType.CONFIDENCE) {
            return;
        }
        int partition = router.route(tick);
        byte[] frame = null;
        byte[] key = partition == PartitionRouter.EVERY ? null : router.key(tick);
        for (int i = 0; i < reached.length; i++) {
            if ((partition == PartitionRouter.EVERY || partition == i) && reached[i] < given) {
                frame = frame == null ? bytes(frames.encode(tick, given)) : frame;
                send(i, key, frame);
            }
        }
        if (tick.type == TickType.INSTRUMENT) {
            define(tick, given);
        }
    }

    /** @param sequence number of the tick from which at the latest the terms hold */
    private void define(MarketEvent tick, long sequence) {
        Instrument terms = tick.definition;
        Defined known = defined.get(terms.id());
        if (known != null && (known.sequence() > sequence || known.terms().equals(terms))) {
            return;
        }
        defined.put(terms.id(), new Defined(sequence, terms));
        define(Integer.toString(terms.id()), bytes(frames.encode(tick, sequence)));
    }

    private static byte[] bytes(ByteBuffer frame) {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private void send(int partition, byte[] key, byte[] value) {
        reached[partition] = given;
        producer.send(new ProducerRecord<>(topic, partition, key, value));
    }

    private void define(String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic + Topics.DEFINITIONS, 0, key.getBytes(StandardCharsets.UTF_8), value));
    }

    /** Says in each partition how far the journal was read, so that who reads several need not wait for a quiet one. */
    void mark() {
        byte[] mark = TickRecord.mark(given);
        for (int i = 0; i < reached.length; i++) {
            if (reached[i] < given) {
                send(i, null, mark);
            }
        }
    }

    /** Says in each partition that no tick follows. */
    void end() {
        mark();
        given++;
        byte[] end = bytes(frames.end(given));
        for (int i = 0; i < reached.length; i++) {
            if (reached[i] < given) {
                send(i, null, end);
            }
        }
        flush();
    }

    /**
     * Waits until the brokers have what was given.
     *
     * @throws ClusterException when they do not take it
     */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
