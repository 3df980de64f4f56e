package io.strikeiq.service.config;

import io.strikeiq.service.watch.WatchSettings;
import io.strikeiq.venue.yaml.Section;
import io.strikeiq.watch.http.HttpSettings;
import io.strikeiq.watch.ready.ReadySettings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The section {@code watch}. */
final class WatchReader {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final int LARGEST_PORT = 65_535;
    private static final int SHORTEST_TOKEN = 16;
    private static final long LARGEST_LAG = 1_000_000_000_000L;
    private final Section section;

    WatchReader(Section section) {
        this.section = section;
    }

    WatchSettings read() {
        WatchSettings watch = new WatchSettings(http(section.section("http")), ready(section.section("ready")));
        section.finish();
        return watch;
    }

    private static HttpSettings http(Section http) {
        HttpSettings defaults = HttpSettings.defaults();
        String address = http.text("address", defaults.address());
        int port = (int) http.integer("port", defaults.port(), 0, LARGEST_PORT);
        String token = http.secret("token", defaults.token());
        if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
            http.wrong("token", "is short enough to be guessed; allowed " + SHORTEST_TOKEN + " characters and more");
        }
        if (port > 0) {
            checkAddress(http, address, token);
        }
        http.finish();
        return new HttpSettings(address, port, token);
    }

    private static void checkAddress(Section http, String address, String token) {
        try {
            if (!InetAddress.getByName(address).isLoopbackAddress() && token.isEmpty()) {
                http.wrong(
                        "address",
                        address + " is not of loopback, so that watch.http.token is needed; set it from the"
                                + " environment, as ${STRIKEIQ_TOKEN}");
            }
        } catch (UnknownHostException e) {
            http.wrong(
                    "address",
                    "'" + address + "' is no address of this machine; allowed such as 127.0.0.1, ::1, 0.0.0.0");
        }
    }

    private static ReadySettings ready(Section ready) {
        ReadySettings defaults = ReadySettings.defaults();
        ReadySettings settings = new ReadySettings(
                ready.duration("feedSilence", defaults.feedSilence(), SECOND, DAY),
                ready.flag("requireFeeds", defaults.requireFeeds()),
                ready.integer("databaseLag", defaults.databaseLag(), 0, LARGEST_LAG),
                ready.flag("requireDatabase", defaults.requireDatabase()));
        ready.finish();
        return settings;
    }
}
