package io.strikeiq.feeds.upstox;

import io.strikeiq.feeds.websocket.Endpoint;
import java.nio.file.Path;
import java.util.List;

/**
 * One feed of Upstox.
 *
 * @param rest where a connection is authorised
 * @param token the day's access token, which is never shown
 * @param instruments the day's list of instruments
 * @param underlyings names as options have them, such as NIFTY
 * @param expiries how many of the nearest are listed
 * @param mode of every key
 */
record UpstoxSettings(
        Endpoint rest, String token, Path instruments, List<String> underlyings, int expiries, UpstoxMode mode) {
    /** Without the token. */
    @Override
    public String toString() {
        return "upstox " + String.join(", ", underlyings);
    }
}
