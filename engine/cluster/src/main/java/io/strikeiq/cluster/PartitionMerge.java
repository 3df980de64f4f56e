package io.strikeiq.cluster;

import io.strikeiq.persistence.journal.FrameException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Puts the records of some partitions back into the order in which their publisher gave them, so that those who read a share of
 * the partitions see what one reader of the whole sees, less the underlyings of the others. A record that all partitions have
 * is given once, and a repeat never. What is given depends on the records alone, not on when they come. One thread.
 */
final class PartitionMerge {
    private static final int FULL = 20_000;

    private final int[] partitions;
    private final List<Queue<Numbered>> waiting = new ArrayList<>();
    /** By position of the partition: the number of its last record that was taken. */
    private final long[] taken;
    /** By position of the partition: offset after its last record that was given or passed over. */
    private final long[] given;

    private final TickRecord format = new TickRecord();

    /** A record with the number that it carries. */
    record Numbered(long sequence, ConsumerRecord<byte[], byte[]> record) {}

    /** @param partitions in ascending order */
    PartitionMerge(List<Integer> partitions, List<Long> offsets) {
        this.partitions = partitions.stream().mapToInt(Integer::intValue).toArray();
        this.given = offsets.stream().mapToLong(Long::longValue).toArray();
        this.taken = new long[this.partitions.length];
        for (int i = 0; i < this.partitions.length; i++) {
            waiting.add(new ArrayDeque<>());
        }
    }

    /**
     * Takes the next record of its partition; of one before the first that is wanted it takes the number only.
     *
     * @return false for a repeat
     * @throws FrameException when it is no record of a tick
     */
    boolean add(ConsumerRecord<byte[], byte[]> record) {
        int at = Arrays.binarySearch(partitions, record.partition());
        long sequence = format.sequence(record.value());
        if (sequence <= taken[at]) {
            return false;
        }
        taken[at] = sequence;
        if (record.offset() >= given[at]) {
            waiting.get(at).add(new Numbered(sequence, record));
        }
        return true;
    }

    /** Takes a fence, which has no number and comes after what was taken before it. */
    void addFence(ConsumerRecord<byte[], byte[]> fence) {
        int at = Arrays.binarySearch(partitions, fence.partition());
        if (fence.offset() >= given[at]) {
            waiting.get(at).add(new Numbered(taken[at], fence));
        }
    }

    /** The next record, null while it cannot be known: a partition of which nothing waits may still have an earlier one. */
    ConsumerRecord<byte[], byte[]> next() {
        int first = -1;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < partitions.length; i++) {
            Numbered head = waiting.get(i).peek();
            if (head == null) {
                return null;
            }
            if (head.sequence() < least) {
                least = head.sequence();
                first = i;
            }
        }
        ConsumerRecord<byte[], byte[]> next = null;
        for (int i = first; i < partitions.length; i++) {
            if (waiting.get(i).peek().sequence() == least) {
                ConsumerRecord<byte[], byte[]> same = waiting.get(i).remove().record();
                given[i] = same.offset() + 1;
                // A mark of one partition may have the number of the tick of another.
                next = next == null || TickRecord.isMark(next.value()) ? same : next;
            }
        }
        return next;
    }

    /** Offset of the first record of a partition that was not given yet. */
    long offset(int partition) {
        return given[Arrays.binarySearch(partitions, partition)];
    }

    /** Whether so much of a partition waits for the others that no more should be fetched. */
    boolean isFull(int partition) {
        return waiting.get(Arrays.binarySearch(partitions, partition)).size() >= FULL;
    }

    /** Whether some of a partition would be welcome. */
    boolean isHungry(int partition) {
        return waiting.get(Arrays.binarySearch(partitions, partition)).size() < FULL / 2;
    }
}
