package io.strikeiq.feeds;

/** What a feed does while the stages or the disk are behind. Neither loses a trade or a change of open interest. */
public enum BackPressure {
    /** Waits for room in the ring, whatever the tick; not for sockets, whose venues cut a slow reader off. */
    BLOCK,
    /**
     * While more than half of the ring is in use, quotes, depth, venue greeks and prices of an instrument replace one
     * another; all other ticks wait for room once the ring is full.
     */
    CONFLATE
}
