package io.strikeiq.cluster;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * A producer that ends with the first record that no broker takes. Kafka's own gives that one up and goes on with those after it;
 * who then begins again where the topic ends, or leaves out what has a smaller number, would never have it. One thread, and that
 * of the producer.
 */
final class OrderedProducer implements AutoCloseable {
    private final Brokers brokers;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    OrderedProducer(Brokers brokers, Producer<byte[], byte[]> producer) {
        this.brokers = brokers;
        this.producer = producer;
    }

    /**
     * Opens one.
     */
    static OrderedProducer open(Brokers brokers) {
        try {
            return new OrderedProducer(brokers, new KafkaProducer<>(brokers.producer()));
        } catch (KafkaException e) {
            throw Topics.unreachable(brokers, e);
        }
    }

    /**
     * Gives a record to the brokers; returns before they have it.
     *
     * @throws ClusterException when they did not take an earlier one
     */
    void send(ProducerRecord<byte[], byte[]> record) {
        send(record, error -> false);
    }

    /** @param passedOver whether the others go on without the record, for a reason why it was not taken; for any thread */
    void send(ProducerRecord<byte[], byte[]> record, Predicate<Exception> passedOver) {
        check();
        try {
            Future<RecordMetadata> unused = producer.send(record, (at, error) -> {
                if (error != null && !passedOver.test(error)) {
                    end(error);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            // The latter from a producer that ended meanwhile.
            check();
            throw Topics.unreachable(brokers, e);
        }
    }

    private void end(Exception error) {
        if (failure.compareAndSet(null, error)) {
            producer.close(Duration.ZERO);
        }
    }

    private void check() {
        if (failure.get() != null) {
            throw Topics.unreachable(brokers, failure.get());
        }
    }

    /**
     * Waits until the brokers have what was given.
     *
     * @throws ClusterException when they do not take it
     */
    void flush() {
        check();
        producer.flush();
        check();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
