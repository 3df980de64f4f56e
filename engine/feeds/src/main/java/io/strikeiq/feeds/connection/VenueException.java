package io.strikeiq.feeds.connection;

import java.io.IOException;

/** The venue ends the session, or does not do what its protocol says; the feed comes back later. */
public final class VenueException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean slow;

    public VenueException(String message) {
        this(message, false);
    }

    /**
     * As the other.
     *
     * @param slow whether the venue asks for less, so that the feed waits for the longest time
     */
    public VenueException(String message, boolean slow) {
        super(message);
        this.slow = slow;
    }

    public boolean isSlow() {
        return slow;
    }
}
