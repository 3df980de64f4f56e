package io.strikeiq.feeds.kite;

import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.VenueFiles;
import io.strikeiq.venue.yaml.Section;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Zerodha Kite, with a key and the day's access token. */
public final class KiteFeedFactory implements FeedFactory {
    private static final String ADDRESS = "wss://ws.kite.trade/";
    private static final int LARGEST_MESSAGE = 4 << 20;
    private static final int MOST_UNDERLYINGS = 8;

    @Override
    public int apiVersion() {
        return FeedApi.VERSION;
    }

    @Override
    public String venue() {
        return "kite";
    }

    @Override
    public Maker read(Section entry) {
        String address = entry.text("address", ADDRESS);
        Optional<String> fault = Endpoint.fault(address);
        fault.ifPresent(what -> entry.wrong("address", "'" + address + "' " + what));
        Path truststore = entry.path("truststore", Path.of(""));
        String key = entry.secret("key", "");
        String token = entry.secret("token", "");
        if (key.isEmpty() || token.isEmpty()) {
            entry.wrong(
                    key.isEmpty() ? "key" : "token",
                    "is needed, best from the environment: key: ${KITE_API_KEY}, token: ${KITE_ACCESS_TOKEN}; the token is"
                            + " of one day");
        }
        Path instruments = entry.path("instruments", Path.of("instruments.csv"));
        List<String> underlyings = Arrays.stream(
                        entry.text("underlyings", "NIFTY, BANKNIFTY").split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        if (underlyings.size() > MOST_UNDERLYINGS
                || !underlyings.stream().allMatch(each -> each.matches("[A-Z0-9&-]{1,24}"))) {
            entry.wrong(
                    "underlyings",
                    "must be 1 to " + MOST_UNDERLYINGS + " names such as NIFTY, with commas between them");
        }
        int expiries = (int) entry.integer("expiries", 2, 1, 12);
        int strikes = (int) entry.integer("strikes", 20, 1, 200);
        long silence = entry.duration(
                "silence", TimeUnit.SECONDS.toNanos(15), TimeUnit.MILLISECONDS.toNanos(100), TimeUnit.HOURS.toNanos(1));
        long retry = entry.duration(
                "retry", TimeUnit.SECONDS.toNanos(2), TimeUnit.MILLISECONDS.toNanos(1), TimeUnit.MINUTES.toNanos(1));
        Optional<Path> trusted =
                Optional.of(truststore).filter(path -> !path.toString().isEmpty());
        String uri =
                (fault.isEmpty() ? address : ADDRESS) + "?api_key=" + encoded(key) + "&access_token=" + encoded(token);
        KiteSettings settings = new KiteSettings(
                new Endpoint(URI.create(uri), trusted, LARGEST_MESSAGE),
                instruments,
                underlyings,
                expiries,
                strikes,
                silence,
                retry);
        return context -> new KiteFeed(settings, VenueFiles.shipped().venue("NSE"), context.tap(), ReceiptClock::wall);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
