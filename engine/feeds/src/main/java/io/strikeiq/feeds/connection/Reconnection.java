package io.strikeiq.feeds.connection;

import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.websocket.WebSocketException;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * Makes the connection of a feed again whenever it ends, until the feed is to stop: after a wait that grows, and after the longest
 * where the venue asks to come back later. The thread of the feed runs it; any other may wake it.
 */
public final class Reconnection {
    /** The connections of one feed, one after the other. */
    public interface Connections {
        /**
         * Connects and reads until the feed is to stop.
         *
         * @throws IOException when no connection can be made, or it ends
         */
        void connect() throws IOException;

        /** A connection has ended, or could not be made; returns whether data came over it. */
        boolean ended();

        /** The feed is without a connection for a while. */
        void lost();

        /** What to say beside a failure; empty for nothing. */
        default String hint(IOException failure) {
            return "";
        }
    }

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    /** The longest wait is at most as many times the first: a minute from half a second on. */
    private static final int GROWTH = 120;

    private final Logger log;
    private final Backoff backoff;
    private volatile Runnable close = () -> {};
    private volatile boolean woken;

    /**
     * @param log of the feed
     * @param retry nanoseconds of the first wait
     */
    public Reconnection(Logger log, long retry) {
        this.log = log;
        // Waits are of real time and decide nothing that is recorded.
        this.backoff = new Backoff(retry, Math.max(retry, Math.min(MINUTE, GROWTH * retry)), new SplittableRandom());
    }

    /** Returns when the feed is to stop, or was woken; {@code name} is the feed's. */
    public void run(String name, FeedStop stop, Connections connections) {
        while (!ends(stop)) {
            boolean slow = false;
            try {
                connections.connect();
            } catch (IOException e) {
                slow = e instanceof VenueException venue && venue.isSlow();
                if (!ends(stop)) {
                    boolean known = e instanceof VenueException || e instanceof WebSocketException;
                    String what = known ? "" : "the connection breaks: ";
                    log.warn("{}: {}{}{}", name, what, e.getMessage(), connections.hint(e));
                }
            }
            if (connections.ended()) {
                backoff.reset();
            }
            if (slow) {
                backoff.slow();
            }
            if (!ends(stop)) {
                connections.lost();
                stop.await(backoff.next());
            }
        }
    }

    private boolean ends(FeedStop stop) {
        return woken || stop.isRequested();
    }

    /** Tells how the connection that was just made is closed, from any thread. */
    public void opened(Runnable closing) {
        close = closing;
        if (woken) {
            closing.run();
        }
    }

    /** Closes the connection, so that nobody waits for its data; no other one is made. */
    public void wake() {
        woken = true;
        close.run();
    }
}
