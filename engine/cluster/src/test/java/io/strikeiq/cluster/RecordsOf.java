package io.strikeiq.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** What stands in a topic. */
final class RecordsOf {
    private RecordsOf() {}

    /** All records, by partition. */
    static List<ConsumerRecord<byte[], byte[]>> all(Brokers brokers, String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        each(brokers, topic, all::add);
        return all;
    }

    /** Gives all records, those of a partition in its order. */
    static void each(Brokers brokers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(brokers.consumer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(taker);
            }
        }
    }

    /** Takes the first records of each partition away. */
    static void trim(Brokers brokers, String topic, int partitions, long before) {
        try (Admin admin = Admin.create(brokers.admin())) {
            Map<TopicPartition, RecordsToDelete> first = new HashMap<>();
            for (int i = 0; i < partitions; i++) {
                TopicPartition each = new TopicPartition(topic, i);
                long end = RecordsOf.all(brokers, topic).stream()
                        .filter(record -> record.partition() == each.partition())
                        .count();
                first.put(each, RecordsToDelete.beforeOffset(Math.min(before, end - 1)));
            }
            admin.deleteRecords(first).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes a topic that takes no larger batches. */
    static void make(Brokers brokers, String topic, int partitions, int largest) {
        try (Admin admin = Admin.create(brokers.admin())) {
            NewTopic wanted = new NewTopic(topic, partitions, (short) 1)
                    .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largest)));
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
