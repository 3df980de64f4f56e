package io.strikeiq.service.watch;

import io.strikeiq.watch.alert.AlertSettings;
import io.strikeiq.watch.http.HttpSettings;
import io.strikeiq.watch.ready.ReadySettings;

/**
 * How a service can be watched.
 *
 * @param http where it listens
 * @param ready what it needs in order to be ready
 * @param presentEvery nanoseconds of event time after which the API has a new present
 * @param alerts which alerts there are, and who is told of them
 */
public record WatchSettings(HttpSettings http, ReadySettings ready, long presentEvery, AlertSettings alerts) {
    private static final long PRESENT_EVERY = 250_000_000L;
    /** With the standard renewal of the present. */
    public WatchSettings(HttpSettings http, ReadySettings ready) {
        this(http, ready, PRESENT_EVERY, AlertSettings.defaults());
    }

    /** The file of counters alone. */
    public static WatchSettings defaults() {
        return new WatchSettings(HttpSettings.defaults(), ReadySettings.defaults());
    }
}
