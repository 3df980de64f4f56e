package io.strikeiq.service.feed;

/** What a feed does while the publisher is behind. Neither loses a trade or a change of open interest. */
public enum BackPressure {
    /** Waits for room, whatever the tick. */
    BLOCK,
    /**
     * Once the queue is half full, a new quote takes the place of the one of its instrument that still waits, and goes
     * to the end; all other ticks wait for room.
     */
    CONFLATE
}
