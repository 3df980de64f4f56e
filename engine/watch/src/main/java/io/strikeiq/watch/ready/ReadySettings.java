package io.strikeiq.watch.ready;

/**
 * What a service needs in order to be ready. Stages that move, and a disk, are always required.
 *
 * @param feedSilence nanoseconds after its last tick at which a feed is silent
 * @param requireFeeds whether a service with a silent feed is not ready
 * @param databaseLag journal records that the database may lack
 * @param requireDatabase whether a service whose database is away or behind is not ready; its signals are in the journal
 */
public record ReadySettings(long feedSilence, boolean requireFeeds, long databaseLag, boolean requireDatabase) {
    private static final long SECOND = 1_000_000_000L;

    /** A minute of silence, ten thousand records; feeds are required, the database is not. */
    public static ReadySettings defaults() {
        return new ReadySettings(60 * SECOND, true, 10_000, false);
    }
}
