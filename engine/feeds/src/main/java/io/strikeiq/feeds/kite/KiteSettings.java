package io.strikeiq.feeds.kite;

import io.strikeiq.feeds.websocket.Endpoint;
import java.nio.file.Path;
import java.util.List;

/**
 * One feed of Kite.
 *
 * @param endpoint where the venue is, with key and token, which are never shown
 * @param instruments the day's list of instruments
 * @param underlyings names as options have them, such as NIFTY
 * @param expiries how many of the nearest are listed
 * @param strikes how many on each side of the index are subscribed
 * @param silence nanoseconds without data in a session after which the connection is made again
 * @param retry nanoseconds of the first wait before a lost connection is made again
 */
record KiteSettings(
        Endpoint endpoint,
        Path instruments,
        List<String> underlyings,
        int expiries,
        int strikes,
        long silence,
        long retry) {}
