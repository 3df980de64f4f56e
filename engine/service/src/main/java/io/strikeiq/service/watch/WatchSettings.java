package io.strikeiq.service.watch;

import io.strikeiq.watch.http.HttpSettings;
import io.strikeiq.watch.ready.ReadySettings;

/**
 * How a service can be watched.
 *
 * @param http where it listens
 * @param ready what it needs in order to be ready
 */
public record WatchSettings(HttpSettings http, ReadySettings ready) {
    /** The file of counters alone. */
    public static WatchSettings defaults() {
        return new WatchSettings(HttpSettings.defaults(), ReadySettings.defaults());
    }
}
