package io.strikeiq.feeds.deribit;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.binance.BinanceFeedFactory;
import io.strikeiq.feeds.connection.VenueKeys;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.yaml.Section;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Deribit without a key. */
public final class DeribitFeedFactory implements FeedFactory {
    /** Name of the venue in the config. */
    public static final String VENUE = "deribit";

    private static final String ADDRESS = "wss://www.deribit.com/ws/api/v2";
    private static final String HISTORY = "https://history.deribit.com";
    private static final String SIMULATOR = "simulator";
    private static final String UNDERLYINGS = "BTC, ETH";
    private static final int LARGEST_MESSAGE = 16 << 20;
    private static final int MOST_UNDERLYINGS = 8;

    @Override
    public int apiVersion() {
        return FeedApi.VERSION;
    }

    @Override
    public String venue() {
        return VENUE;
    }

    @Override
    public Maker read(Section entry) {
        VenueKeys keys = new VenueKeys(entry);
        URI address = keys.socket("address", ADDRESS);
        Optional<Path> truststore = keys.truststore();
        Optional<URI> history = entry.text("history", HISTORY).isEmpty()
                ? Optional.empty()
                : Optional.of(keys.rest("history", HISTORY));
        List<DeribitUnderlying> underlyings = keys
                .names("underlyings", UNDERLYINGS, MOST_UNDERLYINGS, DeribitUnderlying::isName, "BTC or SOL_USDC")
                .stream()
                .map(DeribitUnderlying::of)
                .toList();
        int expiries = (int) entry.integer("expiries", 6, 0, 30);
        int strikes = (int) entry.integer("strikes", 10, 1, 100);
        boolean books = entry.flag("books", true);
        String book = entry.text("book", VENUE);
        if (!book.equals(VENUE) && !book.equals(BinanceFeedFactory.VENUE)) {
            entry.wrong(
                    "book", "'" + book + "' has no book of these; allowed " + VENUE + ", " + BinanceFeedFactory.VENUE);
        }
        long silence = keys.silence(TimeUnit.SECONDS.toNanos(30));
        long summary = entry.duration(
                "summary", TimeUnit.MINUTES.toNanos(1), TimeUnit.SECONDS.toNanos(2), TimeUnit.HOURS.toNanos(1));
        String play = entry.text("play", "");
        if (!play.isEmpty() && !play.equals(SIMULATOR)) {
            entry.wrong("play", "'" + play + "' cannot be played; allowed " + SIMULATOR);
        }
        double speed = entry.number("speed", 0, 0, 1_000, "times real time, 0 for a real venue");
        LocalFaults faults = faults(entry);
        long callInterval =
                entry.duration("callInterval", TimeUnit.MILLISECONDS.toNanos(340), 0, TimeUnit.MINUTES.toNanos(1));
        long retry = keys.retry(TimeUnit.MILLISECONDS.toNanos(500));
        DeribitSettings settings = new DeribitSettings(
                new Endpoint(address, truststore, LARGEST_MESSAGE),
                history.map(uri -> new Endpoint(uri, truststore, LARGEST_MESSAGE)),
                underlyings,
                expiries,
                strikes,
                books,
                book.equals(BinanceFeedFactory.VENUE),
                silence,
                summary,
                speed,
                callInterval,
                retry);
        return play.isEmpty()
                ? context -> new DeribitFeed(settings, context.tap())
                : context -> new PlayedDeribitFeed(
                        context.simulator().apply(Double.POSITIVE_INFINITY),
                        speed > 0 ? speed : 1,
                        faults,
                        settings::towards,
                        context.tap());
    }

    private static LocalFaults faults(Section entry) {
        String text = entry.text("faults", "");
        try {
            return LocalFaults.of(Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList());
        } catch (IllegalArgumentException e) {
            entry.wrong("faults", e.getMessage());
            return LocalFaults.NONE;
        }
    }

    /** An underlying as the venue has it, without a book. */
    public static Instrument underlying(int id, String name) {
        return DeribitInstruments.underlying(id, name);
    }
}
