package io.strikeiq.feeds.upstox;

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
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Upstox, with the day's access token. */
public final class UpstoxFeedFactory implements FeedFactory {
    private static final String REST = "https://api.upstox.com";
    private static final int LARGEST_MESSAGE = 4 << 20;
    private static final int MOST_UNDERLYINGS = 8;
    private static final Pattern NAME = Pattern.compile("[A-Z0-9&-]{1,24}");

    @Override
    public int apiVersion() {
        return FeedApi.VERSION;
    }

    @Override
    public String venue() {
        return "upstox";
    }

    @Override
    public Maker read(Section entry) {
        VenueKeys keys = new VenueKeys(entry);
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
                keys.names("underlyings", "NIFTY, BANKNIFTY", MOST_UNDERLYINGS, NAME.asMatchPredicate(), "NIFTY"),
                (int) entry.integer("expiries", 2, 1, 12));
        NseSettings common = new NseSettings(
                (int) entry.integer("strikes", 20, 1, 200),
                keys.silence(TimeUnit.SECONDS.toNanos(15)),
                keys.retry(TimeUnit.SECONDS.toNanos(2)));
        return context -> {
            Venue venue = VenueFiles.shipped().venue("NSE");
            return new NseFeed(
                    new UpstoxBroker(settings, venue), common, venue.calendar(), context.tap(), ReceiptClock::wall);
        };
    }
}
