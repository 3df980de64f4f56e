package io.strikeiq.service.feed;

/**
 * What a feed gave since the start of the process.
 *
 * @param received ticks from the feed
 * @param conflated quotes that a newer quote of their instrument replaced before they were recorded
 * @param blocked ticks that had to wait for room in the queue
 */
public record FeedCounts(long received, long conflated, long blocked) {}
