package io.strikeiq.service.feed;

import io.strikeiq.feeds.FeedStop;
import java.util.function.LongSupplier;

/**
 * Holds a publisher back so that event time goes by at a factor of real time. The first tick starts both clocks. Waits
 * end at a stop request.
 */
public final class Pacer {
    private final double factor;
    private final FeedStop stop;
    private final LongSupplier nanoTime;
    private long firstEvent = Long.MIN_VALUE;
    private long firstReal;

    /**
     * @param factor event time over real time; infinite for no wait
     */
    public Pacer(double factor, FeedStop stop, LongSupplier nanoTime) {
        this.factor = factor;
        this.stop = stop;
        this.nanoTime = nanoTime;
    }

    /** Waits until the real time of an event time. */
    public void await(long eventTime) {
        if (firstEvent == Long.MIN_VALUE) {
            firstEvent = eventTime;
            firstReal = nanoTime.getAsLong();
        }
        long wait = due(eventTime) - nanoTime.getAsLong();
        if (wait > 0) {
            stop.await(wait);
        }
    }

    /** Reading of the real clock at which an event is due. */
    public long due(long eventTime) {
        return firstReal + (long) ((eventTime - firstEvent) / factor);
    }
}
