package io.strikeiq.service.feed;

/**
 * The way from a feed to the publisher.
 *
 * @param backPressure what happens while the publisher is behind
 * @param queueSize ticks that may wait for the publisher
 */
public record FeedSettings(BackPressure backPressure, int queueSize) {
    /** Blocking, 8192 ticks. */
    public static FeedSettings defaults() {
        return new FeedSettings(BackPressure.BLOCK, 8192);
    }
}
