package io.strikeiq.feeds.kite;

import io.strikeiq.feeds.websocket.Endpoint;
import java.nio.file.Path;
import java.util.List;

/**
 * One feed of Kite.
 *
 * @param endpoint where the venue is, with key and token, which are never shown
 * @param connections sockets, each of which may have 3,000 instruments
 * @param instruments the day's list of instruments
 * @param underlyings names as options have them, such as NIFTY
 * @param expiries how many of the nearest are listed
 * @param mode of every instrument
 */
record KiteSettings(
        Endpoint endpoint, int connections, Path instruments, List<String> underlyings, int expiries, KiteMode mode) {}
