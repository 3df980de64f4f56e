package io.strikeiq.service.feed;

import java.util.List;

/**
 * The feeds of a live run.
 *
 * @param ringSize slots of the ring, a power of two: what a stall of the disk may take before quotes are conflated
 * @param feeds in the order of the config
 */
public record LiveSettings(int ringSize, List<FeedSettings> feeds) {
    /** Slots where the config does not say: 1.3 seconds of 100,000 ticks each. */
    public static final int RING_SIZE = 131_072;
}
