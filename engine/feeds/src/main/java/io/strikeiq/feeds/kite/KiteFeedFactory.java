package io.strikeiq.feeds.kite;

import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.connection.VenueKeys;
import io.strikeiq.feeds.nse.NseKeys;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.yaml.Section;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Zerodha Kite, with a key and the day's access token. */
public final class KiteFeedFactory implements FeedFactory {
    private static final String ADDRESS = "wss://ws.kite.trade/";
    private static final int LARGEST_MESSAGE = 4 << 20;

    @Override
    public int apiVersion() {
        return FeedApi.VERSION;
    }

    @Override
    public String venue() {
        return KiteFormat.NAME;
    }

    @Override
    public Maker read(Section entry) {
        VenueKeys keys = new VenueKeys(entry);
        NseKeys common = new NseKeys(entry, keys);
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
        String uri = address + "?api_key=" + encoded(key) + "&access_token=" + encoded(token);
        int connections = (int) entry.integer("connections", 1, 1, 3);
        KiteSettings settings = new KiteSettings(
                new Endpoint(URI.create(uri), truststore, LARGEST_MESSAGE),
                connections,
                instruments,
                common.underlyings(),
                common.expiries(),
                entry.choice("mode", KiteMode.FULL));
        return common.feed(venue -> new KiteBroker(settings, venue));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
