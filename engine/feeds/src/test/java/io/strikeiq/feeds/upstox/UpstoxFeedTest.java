package io.strikeiq.feeds.upstox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.feeds.RunningFeed;
import io.strikeiq.feeds.TestVenue;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.frames.FrameFile;
import io.strikeiq.feeds.frames.FrameLines;
import io.strikeiq.feeds.nse.NseFeed;
import io.strikeiq.feeds.nse.NseFrames;
import io.strikeiq.feeds.nse.NseSettings;
import io.strikeiq.feeds.protobuf.Proto;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed over HTTP and a socket; messages are written after the published layout. */
class UpstoxFeedTest {
    /** Monday, 10:30 in India. */
    private static final long NOW = Instant.parse("2026-03-02T05:00:00Z").toEpochMilli();

    private static final long EXPIRY = Instant.parse("2026-03-03T10:00:00Z").toEpochMilli();
    private static final long MILLISECOND = 1_000_000L;
    private static final Venue NSE = VenueFiles.shipped().venue("NSE");

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> authorised = new CopyOnWriteArrayList<>();
    private TestVenue venue;
    private FrameTap tap = FrameTap.NONE;
    private UpstoxMode mode = UpstoxMode.FULL;
    private HttpServer rest;
    private volatile int status = 200;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws IOException {
        venue = new TestVenue((client, text) -> calls.add(text));
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.createContext("/v3/feed/market-data-feed/authorize", exchange -> {
            authorised.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = ("{\"status\":\"success\",\"data\":{\"authorized_redirect_uri\":\"ws://127.0.0.1:"
                            + venue.port() + "/feed?code=once\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        rest.start();
    }

    @AfterEach
    void close() {
        rest.stop(0);
        venue.close();
    }

    private static String contract(String key, String type, String symbol, double strike) {
        return "{\"segment\":\"NSE_FO\",\"expiry\":" + EXPIRY + ",\"instrument_type\":\"" + type
                + "\",\"underlying_symbol\":\"NIFTY\",\"instrument_key\":\"" + key
                + "\",\"underlying_key\":\"NSE_INDEX|Nifty 50\",\"lot_size\":65,\"tick_size\":5.0,\"trading_symbol\":\""
                + symbol + "\",\"strike_price\":" + strike + "}";
    }

    private RunningFeed run(FeedPosition behind) throws IOException {
        Path list = Files.writeString(
                folder.resolve("NSE.json"),
                "[{\"segment\":\"NSE_EQ\",\"instrument_key\":\"NSE_EQ|X\"},"
                        + contract("NSE_FO|1", "FUT", "NIFTY FUT", 0) + ","
                        + contract("NSE_FO|2", "CE", "NIFTY 25000 CE", 25_000) + ","
                        + contract("NSE_FO|3", "PE", "NIFTY 25000 PE", 25_000) + "]");
        UpstoxSettings settings = new UpstoxSettings(
                new Endpoint(URI.create("http://127.0.0.1:" + rest.getAddress().getPort()), Optional.empty(), 1 << 20),
                "secret",
                list,
                List.of("NIFTY"),
                1,
                mode);
        return new RunningFeed(
                new NseFeed(
                        new UpstoxBroker(settings, NSE),
                        new NseSettings(5, TimeUnit.HOURS.toNanos(1), TimeUnit.MILLISECONDS.toNanos(1)),
                        NSE.calendar(),
                        tap,
                        () -> {
                            ReceiptClock clock = ReceiptClock.playing(1);
                            clock.venueTime(NOW * MILLISECOND);
                            return clock;
                        }),
                behind);
    }

    private void send(String key, Proto feed) throws IOException {
        byte[] message = new Proto()
                .whole(1, 1)
                .message(2, new Proto().text(1, key).message(2, feed))
                .whole(3, NOW)
                .toBytes();
        venue.client().send(message, 0, message.length);
    }

    private static Proto index(double price) {
        return new Proto().message(2, new Proto().message(2, new Proto().message(1, new Proto().number(1, price))));
    }

    private static Proto option(double price, long volume) {
        Proto market = new Proto()
                .message(
                        1,
                        new Proto().number(1, price).whole(2, NOW).whole(3, 65).number(4, 100))
                .message(
                        2,
                        new Proto()
                                .message(
                                        1,
                                        new Proto()
                                                .whole(1, 650)
                                                .number(2, 99.5)
                                                .whole(3, 130)
                                                .number(4, 100.5))
                                .message(1, new Proto().whole(1, 65).number(2, 99)))
                .message(
                        3,
                        new Proto()
                                .number(1, 0.5123)
                                .number(2, -12.5)
                                .number(3, 0.0012)
                                .number(4, 9.25))
                .whole(6, volume)
                .number(7, 6_500)
                .number(8, 0.14);
        return new Proto().message(2, new Proto().message(1, market)).whole(4, 1);
    }

    @Test
    void shouldAuthoriseSubscribeAndGiveWhatAFullFeedHas() throws IOException {
        try (RunningFeed feed = run(new FeedPosition(0, 0, false))) {
            feed.await(() -> calls.size() == 1);
            assertEquals(
                    "{\"guid\":\"strikeiq\",\"method\":\"sub\",\"data\":{\"mode\":\"full\",\"instrumentKeys\":"
                            + "[\"NSE_INDEX|Nifty 50\",\"NSE_FO|1\"]}}",
                    calls.get(0));
            send("NSE_INDEX|Nifty 50", index(25_012.5));
            feed.await(() -> calls.size() == 2);
            assertTrue(calls.get(1).contains("[\"NSE_FO|2\",\"NSE_FO|3\"]"), calls.get(1));
            send("NSE_FO|2", option(100, 6_500));
            send("NSE_FO|2", option(100.5, 6_630));
            send("NSE_FO|9", option(100.5, 6_630));
            feed.await(() -> feed.given.of(TickType.DEPTH).size() == 2);

            assertEquals(25_012.5, feed.given.of(TickType.UNDERLYING_PRICE).get(0).price);
            MarketEvent trade = feed.given.of(TickType.TRADE).get(0);
            assertEquals(130, trade.size);
            assertEquals(100.5, trade.price);
            assertEquals(Aggressor.BUY, trade.aggressor);
            assertEquals(NOW * MILLISECOND, trade.exchangeTime);
            assertEquals(6_500, feed.given.of(TickType.OPEN_INTEREST).get(0).openInterest);
            assertEquals(1, feed.given.of(TickType.OPEN_INTEREST).size());
            MarketEvent depth = feed.given.of(TickType.DEPTH).get(0);
            assertEquals(99.5, depth.bidPrices[0]);
            assertEquals(650, depth.bidSizes[0]);
            assertEquals(99, depth.bidPrices[1]);
            assertEquals(100.5, depth.askPrices[0]);
            assertTrue(Double.isNaN(depth.askPrices[1]), "a level with no ask");
            assertEquals(1, feed.given.of(TickType.SESSION).size());
            assertEquals(List.of("Bearer secret"), authorised);
        }
    }

    @Test
    @ExpectedLog(logger = "NseFeed")
    void shouldAuthoriseBeforeEveryConnection() throws IOException {
        try (RunningFeed feed = run(new FeedPosition(0, 0, false))) {
            feed.await(() -> calls.size() == 1);
            send("NSE_INDEX|Nifty 50", index(25_012.5));
            feed.await(() -> calls.size() == 2);
            venue.client().breakOff();
            feed.await(() -> calls.size() == 3);

            assertEquals(2, authorised.size());
            assertEquals(
                    List.of(FeedState.CONNECTED, FeedState.DOWN, FeedState.GAP, FeedState.CONNECTED),
                    feed.given.of(TickType.FEED_STATE).stream()
                            .map(each -> each.feedState)
                            .toList());
        }
    }

    @Test
    @ExpectedLog(logger = "NseFeed", contains = "the access token is of one day: log in at Upstox")
    void shouldSayWhatToDoWhenTheTokenHasExpiredAndNeverTheToken() throws IOException {
        status = 401;
        try (RunningFeed feed = run(new FeedPosition(0, 0, false))) {
            feed.await(() -> authorised.size() >= 2);

            assertTrue(calls.isEmpty());
            assertFalse(new UpstoxSettings(
                            new Endpoint(URI.create("https://api.upstox.com"), Optional.empty(), 1),
                            "secret",
                            Path.of("x"),
                            List.of("NIFTY"),
                            1,
                            UpstoxMode.FULL)
                    .toString()
                    .contains("secret"));
        }
    }

    private static Proto firstLevel(double price, long volume) {
        return new Proto()
                .message(
                        3,
                        new Proto()
                                .message(
                                        1,
                                        new Proto()
                                                .number(1, price)
                                                .whole(2, NOW)
                                                .whole(3, 65)
                                                .number(4, 100))
                                .message(
                                        2,
                                        new Proto()
                                                .whole(1, 650)
                                                .number(2, 99.5)
                                                .whole(3, 130)
                                                .number(4, 100.5))
                                .message(3, new Proto().number(1, 0.5123).number(2, -12.5))
                                .whole(4, volume)
                                .number(5, 6_500)
                                .number(6, 0.14))
                .whole(4, 2);
    }

    private static Proto lastTrade(double price, long millis, long size) {
        return new Proto()
                .message(
                        1,
                        new Proto()
                                .number(1, price)
                                .whole(2, millis)
                                .whole(3, size)
                                .number(4, 100));
    }

    private long asked(String text) {
        return calls.stream().filter(each -> each.contains(text)).count();
    }

    @Test
    @ExpectedLog(logger = "NseFeed")
    void shouldAskInModeOptionGreeksAgainAfterAReconnectAndGiveTheFirstLevel() throws IOException {
        mode = UpstoxMode.OPTION_GREEKS;
        try (RunningFeed feed = run(new FeedPosition(0, 0, false))) {
            feed.await(() -> calls.size() == 1);
            send("NSE_INDEX|Nifty 50", lastTrade(25_012.5, NOW, 0));
            feed.await(() -> calls.size() == 2);
            send("NSE_FO|2", firstLevel(100, 6_500));
            send("NSE_FO|2", firstLevel(100.5, 6_630));
            feed.await(() -> feed.given.of(TickType.DEPTH).size() == 2);
            venue.client().breakOff();
            feed.await(() -> calls.size() == 3);

            assertEquals(3, asked("\"mode\":\"option_greeks\""), calls.toString());
            assertTrue(calls.get(2).contains("[\"NSE_INDEX|Nifty 50\",\"NSE_FO|1\",\"NSE_FO|2\",\"NSE_FO|3\"]"));
            assertEquals(130, feed.given.of(TickType.TRADE).get(0).size);
            assertEquals(6_500, feed.given.of(TickType.OPEN_INTEREST).get(0).openInterest);
            MarketEvent depth = feed.given.of(TickType.DEPTH).get(0);
            assertEquals(99.5, depth.bidPrices[0]);
            assertEquals(100.5, depth.askPrices[0]);
            assertTrue(Double.isNaN(depth.bidPrices[1]));
            assertEquals(0.14, feed.given.of(TickType.VENUE_GREEKS).get(0).venueIv);
        }
    }

    @Test
    void shouldGiveTheLastTradeOfAMessageInModeLtpcWhenItIsAnotherOne() throws IOException {
        mode = UpstoxMode.LTPC;
        try (RunningFeed feed = run(new FeedPosition(0, 0, false))) {
            feed.await(() -> calls.size() == 1);
            send("NSE_INDEX|Nifty 50", lastTrade(25_012.5, NOW, 0));
            feed.await(() -> calls.size() == 2);
            send("NSE_FO|2", lastTrade(100, NOW - 1_000, 65));
            send("NSE_FO|2", lastTrade(100, NOW - 1_000, 65));
            send("NSE_FO|2", lastTrade(100.5, NOW, 130));
            feed.await(() -> feed.given.of(TickType.TRADE).size() == 1);

            assertEquals(2, asked("\"mode\":\"ltpc\""), calls.toString());
            MarketEvent trade = feed.given.of(TickType.TRADE).get(0);
            assertEquals(100.5, trade.price);
            assertEquals(130, trade.size);
            assertEquals(Aggressor.UNKNOWN, trade.aggressor);
        }
    }

    @Test
    void shouldAllowAsManyKeysAsTheVenueDoesInEachMode() {
        assertEquals(
                List.of("ltpc 5000", "option_greeks 3000", "full 2000"),
                Arrays.stream(UpstoxMode.values())
                        .map(each -> each.word() + " " + each.keys())
                        .toList());
    }

    @Test
    @ExpectedLog(logger = "NseFeed")
    void shouldGiveTheSameTicksAgainFromKeptFramesWithoutTheTokenInThem() throws IOException {
        Path file = folder.resolve("frames.gz");
        GivenTicks live;
        try (FrameFile frames = FrameFile.create(file)) {
            tap = frames;
            try (RunningFeed feed = run(new FeedPosition(0, 0, false))) {
                feed.await(() -> calls.size() == 1);
                send("NSE_INDEX|Nifty 50", index(25_012.5));
                feed.await(() -> calls.size() == 2);
                send("NSE_FO|2", option(100, 6_500));
                send("NSE_FO|2", option(100.5, 6_630));
                feed.await(() -> feed.given.of(TickType.DEPTH).size() == 2);
                venue.client().breakOff();
                feed.await(() -> calls.size() == 3);
                send("NSE_FO|2", option(101, 6_760));
                feed.await(() -> feed.given.of(TickType.DEPTH).size() == 3);
                live = feed.given;
            }
        }
        try (InputStream kept = new GZIPInputStream(Files.newInputStream(file))) {
            String text = new String(kept.readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(text.contains("secret") || text.contains("code=once"), text);
        }
        GivenTicks again = new GivenTicks();
        assertTrue(new FrameLines(file).forEach(new NseFrames(List.of(new UpstoxFormat()), NSE, again)));
        assertEquals(live.said(), again.said());
        assertEquals(2, again.of(TickType.TRADE).size());
    }
}
