package io.strikeiq.feeds.binance;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.VenueKeys;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.VenueFiles;
import io.strikeiq.venue.yaml.Section;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Perpetuals of Binance margined in USDT, without a key. */
public final class BinanceFeedFactory implements FeedFactory {
    /** Name of the venue in the config. */
    public static final String VENUE = "binance-futures";

    private static final String SOCKETS = "wss://fstream.binance.com";
    private static final String REST = "https://fapi.binance.com";
    private static final String BOOK_ROUTE = "/public/stream";
    private static final String TRADE_ROUTE = "/market/stream";
    private static final int LARGEST_MESSAGE = 2 << 20;
    private static final int MOST_SYMBOLS = 20;
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{2,20}");
    private static final Pattern ROUTE = Pattern.compile("(/[a-zA-Z0-9._-]+)+");

    private final String other;
    private final BiFunction<Integer, String, Instrument> underlyings;

    /**
     * @param other name of the venue whose underlyings may have these books
     * @param underlyings its underlying by the id that it is to have and the name of the coin
     */
    public BinanceFeedFactory(String other, BiFunction<Integer, String, Instrument> underlyings) {
        this.other = other;
        this.underlyings = underlyings;
    }

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
        URI address = keys.socket("address", SOCKETS);
        URI rest = keys.rest("rest", REST);
        Optional<Path> truststore = keys.truststore();
        List<String> symbols = keys.names("symbols", "BTCUSDT", MOST_SYMBOLS, SYMBOL.asMatchPredicate(), "BTCUSDT");
        String bookOf = entry.text("bookOf", "");
        if (!bookOf.isEmpty() && !bookOf.equals(other)) {
            entry.wrong("bookOf", "'" + bookOf + "' has no underlyings for these books; allowed " + other);
        }
        String bookRoute = route(entry, "bookRoute", BOOK_ROUTE);
        String tradeRoute = route(entry, "tradeRoute", TRADE_ROUTE);
        String depth = stream(entry, "depth", "100ms", List.of("0ms", "100ms", "250ms", "500ms"));
        String trades = stream(entry, "trades", "aggTrade", List.of("aggTrade", "trade"));
        BinanceSettings settings = new BinanceSettings(
                new Endpoint(address, truststore, LARGEST_MESSAGE),
                new Endpoint(rest, truststore, LARGEST_MESSAGE),
                bookRoute,
                tradeRoute,
                symbols,
                bookOf,
                "@depth@" + depth,
                "@" + trades,
                keys.silence(TimeUnit.SECONDS.toNanos(20)),
                keys.retry(TimeUnit.SECONDS.toNanos(1)));
        return context -> new BinanceFeed(
                settings, VenueFiles.shipped().venue("BINANCE"), underlyings, context.tap(), ReceiptClock::wall);
    }

    private static String route(Section entry, String key, String standard) {
        String route = entry.text(key, standard);
        if (!ROUTE.matcher(route).matches()) {
            entry.wrong(key, "'" + route + "' is no path; allowed such as " + standard);
        }
        return route;
    }

    private static String stream(Section entry, String key, String standard, List<String> allowed) {
        String name = entry.text(key, standard);
        if (!allowed.contains(name)) {
            entry.wrong(key, "'" + name + "' is no stream; allowed " + String.join(", ", allowed));
        }
        return name;
    }

    /** The perpetual of a coin, as the book of an underlying of another venue. */
    public static BinanceContract bookOf(Instrument underlying, int id) {
        return BinanceContract.bookOf(
                underlying,
                id,
                BinanceSettings.symbol(underlying.symbol()),
                VenueFiles.shipped().venue("BINANCE"));
    }
}
