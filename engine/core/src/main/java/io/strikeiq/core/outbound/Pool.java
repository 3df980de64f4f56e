package io.strikeiq.core.outbound;

import java.util.function.Function;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * Records that travel from one stage thread to the drain and back. {@link #claim} belongs to the stage, {@link #release}
 * to the drain. An empty pool makes a new record, so a burst costs allocation and never waits for the drain; records
 * beyond the capacity are left to the collector.
 */
public final class Pool<T> {
    private final OneToOneConcurrentArrayQueue<T> free;
    private final Function<Pool<T>, T> factory;

    /**
     * Makes a pool with its first records.
     *
     * @param capacity records kept for another use at most
     * @param initial records made at once; those whose size is known only in use are better made on demand
     */
    public Pool(int capacity, int initial, Function<Pool<T>, T> factory) {
        this.free = new OneToOneConcurrentArrayQueue<>(capacity);
        this.factory = factory;
        for (int i = 0; i < initial; i++) {
            free.offer(factory.apply(this));
        }
    }

    public T claim() {
        T record = free.poll();
        return record != null ? record : factory.apply(this);
    }

    public void release(T record) {
        free.offer(record);
    }
}
