package io.strikeiq.service.feed;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.service.cli.StopRequest;

/** Ticks as they happen. */
public interface Feed {
    /** What a tick journal says of the source of its ticks. */
    String name();

    /**
     * Gives ticks to the sink, on the calling thread, until the feed ends or is stopped. While the venue is quiet a feed
     * gives clock ticks, so that event time goes on.
     *
     * @param behind what has been recorded before; a feed that cannot give again what it missed begins with the present
     * @param sink takes the ticks; ends the feed by {@link FeedClosedException} when the run takes no more
     * @param stop ends a wait between two ticks
     */
    void run(FeedPosition behind, TickSink sink, StopRequest stop);
}
