package io.strikeiq.feeds.connection;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.feeds.FeedPosition;

/**
 * Says when the connection of a feed is lost and when data flow again, by states from the last tick on. A restart of the
 * process is an outage too, from the last recorded tick on. Owned by the feed's thread.
 */
public final class Outages {
    /** Gives a state for each underlying or contract of the feed; times in nanoseconds since the epoch. */
    @FunctionalInterface
    public interface States {
        void give(long time, FeedState state, long from, long to);
    }

    private final States states;
    private long downSince;

    /** @param behind what has been recorded before */
    public Outages(FeedPosition behind, States states) {
        this.states = states;
        this.downSince = behind.ticks() > 0 ? behind.exchangeTime() : 0;
    }

    /** From when data are missing, 0 when none are. */
    public long downSince() {
        return downSince;
    }

    /** What the states are of has been defined: says so where the process has begun again. */
    public void defined() {
        if (downSince != 0) {
            down();
        }
    }

    /**
     * The connection is lost.
     *
     * @param lastTime of the last tick, 0 when there was none
     */
    public void lost(long lastTime) {
        if (downSince == 0 && lastTime > 0) {
            downSince = lastTime;
            down();
        }
    }

    private void down() {
        states.give(downSince, FeedState.DOWN, downSince, Long.MAX_VALUE);
    }

    /**
     * Nothing has come for too long.
     *
     * @param lastTime of the last tick, 0 when there was none
     * @param silence in nanoseconds
     */
    public void stale(long lastTime, long silence) {
        if (downSince == 0 && lastTime > 0) {
            states.give(lastTime, FeedState.STALE, lastTime, lastTime + silence);
        }
    }

    /**
     * Data flow; what was missed has been fetched as far as it could.
     *
     * @return whether something was missed
     */
    public boolean connected(long time) {
        boolean again = downSince != 0;
        if (again) {
            states.give(time, FeedState.GAP, downSince, time);
        }
        downSince = 0;
        states.give(time, FeedState.CONNECTED, time, Long.MAX_VALUE);
        return again;
    }
}
