package io.strikeiq.feeds;

/**
 * How far a run has recorded its feed.
 *
 * @param ticks ticks recorded; a feed whose every tick is recorded and which can give them again resumes after them
 * @param exchangeTime time of the last one in nanoseconds since the epoch; any other feed resumes after it
 * @param everyTick whether every tick of the feed is recorded, none conflated
 * @param begun time up to which other runs had recorded the feed when this one began, 0 when none had; the first tick of the
 *     run was the first after it
 * @param trades the last trades recorded
 * @param offsets how far a source with offsets had been read, by the POSITION ticks that its feed gave
 */
public record FeedPosition(
        long ticks, long exchangeTime, boolean everyTick, long begun, RecordedTrades trades, RecordedOffsets offsets) {
    /** Of a source without offsets. */
    public FeedPosition(long ticks, long exchangeTime, boolean everyTick, long begun, RecordedTrades trades) {
        this(ticks, exchangeTime, everyTick, begun, trades, RecordedOffsets.NONE);
    }

    /** Of a run that began with nothing. */
    public FeedPosition(long ticks, long exchangeTime, boolean everyTick) {
        this(ticks, exchangeTime, everyTick, 0, RecordedTrades.NONE);
    }
}
