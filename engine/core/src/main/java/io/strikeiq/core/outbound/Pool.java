package io.strikeiq.core.outbound;

import java.util.ArrayDeque;
import java.util.function.Consumer;
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
    /** Records taken back to prepare them; of the claiming thread alone. */
    private final ArrayDeque<T> prepared;

    /**
     * Makes a pool with its first records.
     *
     * @param capacity records kept for another use at most
     * @param initial records made at once
     */
    public Pool(int capacity, int initial, Function<Pool<T>, T> factory) {
        this.free = new OneToOneConcurrentArrayQueue<>(capacity);
        this.factory = factory;
        this.prepared = new ArrayDeque<>(free.capacity());
        for (int i = 0; i < initial; i++) {
            free.offer(factory.apply(this));
        }
    }

    public T claim() {
        T record = prepared.isEmpty() ? free.poll() : prepared.pop();
        return record != null ? record : factory.apply(this);
    }

    /**
     * Does something to every record that is free, so that all of them grow at one time and not each at its next use. To
     * be called by the thread that claims.
     */
    public void prepare(Consumer<T> preparation) {
        for (T record = free.poll(); record != null; record = free.poll()) {
            prepared.push(record);
        }
        prepared.forEach(preparation);
    }

    public void release(T record) {
        free.offer(record);
    }
}
