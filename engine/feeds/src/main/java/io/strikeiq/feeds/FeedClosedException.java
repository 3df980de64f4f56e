package io.strikeiq.feeds;

/** The run takes no more ticks: the way out of a feed that is asked to end. */
public final class FeedClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Made where the sink is. */
    public FeedClosedException() {
        super("the run takes no more ticks", null, false, false);
    }
}
