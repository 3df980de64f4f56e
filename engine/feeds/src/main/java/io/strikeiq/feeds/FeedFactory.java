package io.strikeiq.feeds;

import io.strikeiq.venue.yaml.Section;

/** Makes the feeds of one venue; an entry of {@code live.feeds} in the config names it. */
public interface FeedFactory {
    /**
     * The version of the interface that the factory was compiled with: {@code return FeedApi.VERSION}. Another one is refused
     * with a message.
     */
    int apiVersion();

    /** The name of the venue in the config: 1 to 24 of a-z, 0-9 and -. */
    String venue();

    /** What a feed does while the ring is full, where the config does not say; a socket conflates. */
    default BackPressure backPressure() {
        return BackPressure.CONFLATE;
    }

    /** Whether {@link BackPressure#BLOCK} is possible: the venue does not cut off a slow reader, as it does on a socket. */
    default boolean mayBlock() {
        return false;
    }

    /** Reads the keys of an entry that are the venue's own. */
    Maker read(Section entry);

    /** Makes the feed of an entry, when a run begins. */
    @FunctionalInterface
    interface Maker {
        Feed make(FeedContext context);
    }
}
