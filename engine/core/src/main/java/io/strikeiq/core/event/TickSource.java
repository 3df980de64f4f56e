package io.strikeiq.core.event;

/** Where ticks are pulled from: a journal, a simulator. Ticks come in the order of their sequence. */
public interface TickSource extends AutoCloseable {
    /**
     * Reads the next tick into a slot: header and payload, the sequence included.
     *
     * @return false at the end, the slot's content is then undefined
     */
    boolean next(MarketEvent slot);

    /** Whether the next tick is not at hand, so that {@link #next} may wait for it. */
    default boolean mayWait() {
        return false;
    }

    @Override
    void close();
}
