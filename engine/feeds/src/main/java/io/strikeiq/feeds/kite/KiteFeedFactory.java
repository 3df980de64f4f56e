package io.strikeiq.feeds.kite;

import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.VenueKeys;
import io.strikeiq.feeds.nse.NseFeed;
import io.strikeiq.feeds.nse.NseSettings;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import io.strikeiq.venue.yaml.Section;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Zerodha Kite, with a key and the day's access token. */
public final class KiteFeedFactory implements FeedFactory {
    private static final String ADDRESS = "wss://ws.kite.trade/";
    private static final int LARGEST_MESSAGE = 4 << 20;
    private static final int MOST_UNDERLYINGS = 8;
    private static final Pattern NAME = Pattern.compile("[A-Z0-9&-]{1,24}");

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
        VenueKeys keys = new VenueKeys(entry);
        URI address = keys.socket("address", ADDRESS);
        Optional<Path> truststore = keys.truststore();
        String key = entry.secret("key", "");
        String token = entry.secret("token", "");
        if (key.isEmpty() || token.isEmpty()) {
            entry.wrong(
                    key.isEmpty() ? "key" : "token",
                    "is needed, best from the environment: key: ${KITE_API_KEY}, token: ${KITE_ACCESS_TOKEN}; the token is"
                            + " of one day");
        }
        Path instruments = entry.path("instruments", Path.of("instruments.csv"));
        List<String> underlyings =
                keys.names("underlyings", "NIFTY, BANKNIFTY", MOST_UNDERLYINGS, NAME.asMatchPredicate(), "NIFTY");
        int expiries = (int) entry.integer("expiries", 2, 1, 12);
        int strikes = (int) entry.integer("strikes", 20, 1, 200);
        long silence = keys.silence(TimeUnit.SECONDS.toNanos(15));
        long retry = keys.retry(TimeUnit.SECONDS.toNanos(2));
        String uri = address + "?api_key=" + encoded(key) + "&access_token=" + encoded(token);
        int connections = (int) entry.integer("connections", 1, 1, 3);
        KiteSettings settings = new KiteSettings(
                new Endpoint(URI.create(uri), truststore, LARGEST_MESSAGE),
                connections,
                instruments,
                underlyings,
                expiries);
        NseSettings common = new NseSettings(strikes, silence, retry);
        return context -> {
            Venue venue = VenueFiles.shipped().venue("NSE");
            return new NseFeed(
                    new KiteBroker(settings, venue), common, venue.calendar(), context.tap(), ReceiptClock::wall);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
