package io.strikeiq.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** The topic of alerts; connects with the first one, and again after a failure. One thread. */
public final class AlertTopic implements AutoCloseable {
    private static final String KIND = "alerts";

    private final OutputSettings settings;
    private final DeadLetters letters;
    private KafkaProducer<byte[], byte[]> producer;

    /** @param settings whose topic {@code PREFIX.alerts} it is */
    public AlertTopic(OutputSettings settings) {
        this.settings = settings;
        this.letters = new DeadLetters(settings.brokers(), settings.prefix());
    }

    /**
     * Writes an alert, and waits until the brokers have it; one that none takes goes to the dead letters.
     *
     * @param id by which a consumer knows what it has had
     * @throws ClusterException when no broker answers
     */
    public void send(String symbol, String id, String json) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(settings.topic(KIND), bytes(symbol), bytes(json));
        record.headers().add(OutputTopics.ID, bytes(id));
        try {
            open().send(record).get();
        } catch (ExecutionException | KafkaException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                letters.bury(id, bytes(json), "it is more than a broker takes");
                return;
            }
            disconnect();
            throw Topics.unreachable(settings.brokers(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while an alert was written", e);
        }
    }

    private KafkaProducer<byte[], byte[]> open() {
        if (producer == null) {
            try (Topics topics = new Topics(settings.brokers())) {
                topics.make(settings.topic(KIND), settings.partitions(), false);
            }
            producer = new KafkaProducer<>(settings.brokers().producer());
        }
        return producer;
    }

    private void disconnect() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        disconnect();
        letters.close();
    }
}
