package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.BrokerTest;
import io.strikeiq.testing.LongTest;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What is given up by brokers, one record at a time. */
class OrderedProducerTest {
    private final MockProducer<byte[], byte[]> brokers =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final OrderedProducer producer = new OrderedProducer(Brokers.at("127.0.0.1:9"), brokers);

    @Test
    void shouldEndWithTheFirstRecordThatIsGivenUpSoThatNoneAfterItIsWritten() {
        producer.send(record(1));
        producer.send(record(2));

        assertTrue(brokers.errorNext(new TimeoutException("expired")));

        assertTrue(brokers.closed());
        assertTrue(assertThrows(ClusterException.class, () -> producer.send(record(3)))
                .getMessage()
                .contains("expired"));
        assertThrows(ClusterException.class, producer::flush);
        assertEquals(2, brokers.history().size());
    }

    @Test
    void shouldGoOnWithoutARecordThatIsPassedOver() {
        producer.send(record(1), error -> error instanceof RecordTooLargeException);
        producer.send(record(2));

        assertTrue(brokers.errorNext(new RecordTooLargeException("large")));

        producer.flush();
        assertFalse(brokers.closed());
    }

    @Test
    @LongTest
    @BrokerTest
    void shouldGiveATopicNoBatchThatItDoesNotTakeThoughRecordsBecomeHarderToCompress() {
        Brokers real = TestBroker.up().brokers();
        String topic = TestBroker.topic("batches");
        try (Topics topics = new Topics(real)) {
            topics.make(topic, 1, false);
            topics.requireRoom(topic);
        }
        byte[] noise = new byte[1_000];
        new Random(7).nextBytes(noise);
        try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(real.producer())) {
            OrderedProducer ordered = new OrderedProducer(real, kafka);
            for (int i = 0; i < 4_000; i++) {
                byte[] value = i < 2_000 ? new byte[1_000] : noise;
                ordered.send(new ProducerRecord<>(topic, 0, null, value));
            }
            ordered.flush();
            double splits = (double) kafka.metrics().values().stream()
                    .filter(each -> each.metricName().name().equals("batch-split-total"))
                    .findFirst()
                    .orElseThrow()
                    .metricValue();
            assertEquals(0, splits);
        }
        assertEquals(4_000, RecordsOf.all(real, topic).size());
    }

    private static ProducerRecord<byte[], byte[]> record(int number) {
        return new ProducerRecord<>("topic", 0, null, new byte[] {(byte) number});
    }
}
