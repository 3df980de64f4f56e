package io.strikeiq.core.event;

/** Where ticks are pulled from: a journal, a simulator. Ticks come in the order of their sequence. */
public interface TickSource extends AutoCloseable {
    /**
     * Reads the next tick into a slot: header and payload, the sequence included.
     *
     * @return false at the end, the slot's content is then undefined
     */
    boolean next(MarketEvent slot);

    @Override
    void close();
}
