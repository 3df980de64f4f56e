package io.strikeiq.service.feed;

/**
 * How far a run has recorded its feed.
 *
 * @param ticks ticks recorded; a feed whose every tick is recorded and which can give them again goes on behind them
 * @param exchangeTime time of the last one in nanoseconds since the epoch; any other feed goes on behind it
 * @param everyTick whether every tick of the feed is recorded, none conflated
 */
public record FeedPosition(long ticks, long exchangeTime, boolean everyTick) {}
