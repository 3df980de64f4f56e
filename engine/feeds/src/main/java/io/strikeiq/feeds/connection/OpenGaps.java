package io.strikeiq.feeds.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Trades of one instrument that are missing by their numbers and have not been fetched yet. Outlives the connection on which they
 * were missed, so that the next one asks again. Owned by the feed's thread.
 */
public final class OpenGaps {
    private static final int MOST = 64;

    /**
     * A gap.
     *
     * @param first number of the first trade that is missing
     * @param last number of the last one
     */
    public record Gap(long first, long last) {}

    private final Deque<Gap> gaps = new ArrayDeque<>();

    /**
     * Adds a gap; where there are too many the oldest is given up.
     *
     * @return false when one was given up
     */
    public boolean add(long first, long last) {
        Gap gap = new Gap(first, last);
        if (!gaps.contains(gap)) {
            gaps.add(gap);
        }
        boolean fits = gaps.size() <= MOST;
        if (!fits) {
            gaps.remove();
        }
        return fits;
    }

    /** A gap is fetched, or given up. */
    public void close(Gap gap) {
        gaps.remove(gap);
    }

    /** Those that are open now, the oldest first. */
    public List<Gap> all() {
        return List.copyOf(gaps);
    }
}
