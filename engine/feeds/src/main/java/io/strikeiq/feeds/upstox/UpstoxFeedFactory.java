package io.strikeiq.feeds.upstox;

import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.connection.VenueKeys;
import io.strikeiq.feeds.nse.NseKeys;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.yaml.Section;
import java.nio.file.Path;

/** Upstox, with the day's access token. */
public final class UpstoxFeedFactory implements FeedFactory {
    private static final String REST = "https://api.upstox.com";
    private static final int LARGEST_MESSAGE = 4 << 20;

    @Override
    public int apiVersion() {
        return FeedApi.VERSION;
    }

    @Override
    public String venue() {
        return UpstoxFormat.NAME;
    }

    @Override
    public Maker read(Section entry) {
        VenueKeys keys = new VenueKeys(entry);
        NseKeys common = new NseKeys(entry, keys);
        String token = entry.secret("token", "");
        if (token.isEmpty()) {
            entry.wrong(
                    "token", "is needed, best from the environment: token: ${UPSTOX_ACCESS_TOKEN}; it is of one day");
        }
        Path instruments = entry.path("instruments", Path.of("NSE.json.gz"));
        UpstoxSettings settings = new UpstoxSettings(
                new Endpoint(keys.rest("address", REST), keys.truststore(), LARGEST_MESSAGE),
                token,
                instruments,
                common.underlyings(),
                common.expiries(),
                entry.choice("mode", UpstoxMode.FULL));
        return common.feed(venue -> new UpstoxBroker(settings, venue));
    }
}
