package io.strikeiq.feeds;

/** The wish that a feed should end, from another thread. Nobody is interrupted: the feed asks between two ticks. */
public interface FeedStop {
    boolean isRequested();

    /** Waits for the request; true when it has come, false when the time is over. */
    boolean await(long nanos);
}
