package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionEndsTest {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);
    private static final long RECORDS = 3;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final List<Long> taken = new ArrayList<>();

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.seek(PARTITION, 0);
    }

    private boolean read(Duration patience, BooleanSupplier stop) {
        return PartitionEnds.read(
                consumer, Map.of(PARTITION, RECORDS), patience, stop, record -> taken.add(record.offset()));
    }

    private void put(long offset) {
        consumer.addRecord(new ConsumerRecord<>("topic", 0, offset, new byte[0], new byte[0]));
    }

    @Test
    void shouldReadToTheEndThoughRecordsComeLate() {
        for (long offset = 0; offset < RECORDS; offset++) {
            long next = offset;
            consumer.scheduleNopPollTask();
            consumer.schedulePollTask(() -> put(next));
        }

        assertTrue(read(Duration.ofHours(1), () -> false));
        assertEquals(List.of(0L, 1L, 2L), taken);
    }

    @Test
    void shouldEndWhenTheBrokersGiveNothingMore() {
        put(0);

        TimeoutException away = assertThrows(TimeoutException.class, () -> read(Duration.ofMillis(20), () -> false));

        assertTrue(away.getMessage().contains("nothing of [topic-0] came"), away.getMessage());
        assertEquals(List.of(0L), taken);
    }

    @Test
    void shouldEndWhenItIsToStopThoughTheBrokersGiveNothing() {
        AtomicInteger asked = new AtomicInteger();

        assertFalse(read(Duration.ofHours(1), () -> asked.incrementAndGet() > 3));
    }
}
