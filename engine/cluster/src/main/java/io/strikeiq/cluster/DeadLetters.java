package io.strikeiq.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that nobody can use, or that no broker takes, in a topic of their own with the reason in the header {@code reason}; the
 * others go on. Connects when the first one comes; one that cannot be written is in the log all the same.
 */
public final class DeadLetters implements AutoCloseable {
    /** Of the name of the topic, after that of the topic whose records they are. */
    public static final String SUFFIX = ".dead-letters";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int SHOWN = 1 << 19;

    private final Brokers brokers;
    private final String topic;
    private final AtomicLong count = new AtomicLong();
    private KafkaProducer<byte[], byte[]> producer;

    /** @param topic whose records they are */
    DeadLetters(Brokers brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic + SUFFIX;
    }

    /**
     * Takes one.
     *
     * @param origin where it was found, or what it was
     * @param value what it held, of which the first half MiB is kept
     */
    void bury(String origin, byte[] value, String reason) {
        count.incrementAndGet();
        LOG.warn("{} is passed over and goes to {}: {}", origin, topic, reason);
        byte[] kept = value == null || value.length <= SHOWN ? value : Arrays.copyOf(value, SHOWN);
        try {
            if (producer == null) {
                try (Topics topics = new Topics(brokers)) {
                    topics.make(topic, 1, false);
                }
                producer = new KafkaProducer<>(brokers.producer());
            }
            ProducerRecord<byte[], byte[]> letter =
                    new ProducerRecord<>(topic, origin.getBytes(StandardCharsets.UTF_8), kept);
            letter.headers().add("reason", reason.getBytes(StandardCharsets.UTF_8));
            Future<RecordMetadata> unused = producer.send(letter, (at, failure) -> {
                if (failure != null) {
                    LOG.warn("the dead letter of {} cannot be written", origin, failure);
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("the dead letter of {} cannot be written: {}", origin, e.getMessage());
        }
    }

    /** How many there were; for any thread. */
    public long count() {
        return count.get();
    }

    /** Waits for the brokers no longer than a call does; what they lack then is in the log. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(brokers.patience());
        }
    }
}
