package io.strikeiq.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads partitions from where a consumer is to where they end now. Brokers that go away meanwhile end it: a poll alone would say
 * nothing of them and return nothing, for ever. One thread.
 */
final class PartitionEnds {
    private static final Duration LOOK = Duration.ofMillis(100);

    private PartitionEnds() {}

    /**
     * Reads.
     *
     * @param ends by partition the offset after the last record
     * @param patience the longest that brokers may give nothing
     * @param stop asked between two polls
     * @param taker is given each record
     * @return false when it was stopped before the end
     * @throws TimeoutException when the brokers gave nothing for too long
     */
    static boolean read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Duration patience,
            BooleanSupplier stop,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        Map<TopicPartition, Long> reached = new HashMap<>();
        long last = System.nanoTime();
        while (true) {
            boolean moved = false;
            for (TopicPartition each : Set.copyOf(open)) {
                long position = consumer.position(each);
                moved |= !Long.valueOf(position).equals(reached.put(each, position));
                if (position >= ends.get(each)) {
                    open.remove(each);
                }
            }
            if (open.isEmpty()) {
                return true;
            }
            if (stop.getAsBoolean()) {
                return false;
            }
            long now = System.nanoTime();
            last = moved ? now : last;
            if (now - last > patience.toNanos()) {
                throw new TimeoutException("nothing of " + open + " came for " + patience.toMillis() + " ms");
            }
            consumer.poll(LOOK).forEach(taker);
        }
    }
}
