package io.strikeiq.feeds;

import java.util.function.DoubleFunction;

/**
 * What a feed may need of the rest of the config.
 *
 * @param factor event time over real time of a feed that is simulated; infinite for as fast as the run takes the ticks
 * @param simulator the recorded session of the config as a feed, at a factor of real time
 * @param tap sees the frames of venues
 */
public record FeedContext(double factor, DoubleFunction<Feed> simulator, FrameTap tap) {
    /** Of a run that keeps no frames. */
    public FeedContext(double factor, DoubleFunction<Feed> simulator) {
        this(factor, simulator, FrameTap.NONE);
    }
}
