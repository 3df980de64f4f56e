package io.strikeiq.feeds;

/** The version of the interface between StrikeIQ and feeds. */
public final class FeedApi {
    /**
     * Rises when a feed that was compiled before would no longer work. A constant, so that the compiler copies it into the
     * factory that gives it: a jar keeps the version that it was compiled with.
     */
    public static final int VERSION = 1;

    private FeedApi() {}
}
