package io.strikeiq.feeds.connection;

import java.util.SplittableRandom;

/**
 * How long to wait before the next try: twice as long each time, up to a ceiling, of which a random half, so that many do not
 * come back at once. A connection that has lasted begins again with the shortest.
 */
public final class Backoff {
    private final long shortest;
    private final long longest;
    private final SplittableRandom random;
    private long next;

    /**
     * @param shortest nanoseconds of the first wait
     * @param longest the ceiling
     */
    public Backoff(long shortest, long longest, SplittableRandom random) {
        this.shortest = shortest;
        this.longest = longest;
        this.random = random;
        this.next = shortest;
    }

    /** Nanoseconds to wait now. */
    public long next() {
        long wait = next / 2 + random.nextLong(next / 2 + 1);
        next = Math.min(longest, 2 * next);
        return wait;
    }

    /** The venue asks to come back later: the next wait is the longest. */
    public void slow() {
        next = longest;
    }

    /** All went well. */
    public void reset() {
        next = shortest;
    }
}
