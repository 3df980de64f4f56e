package io.strikeiq.feeds.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.feeds.RunningFeed;
import io.strikeiq.feeds.TestVenue;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.frames.FrameFile;
import io.strikeiq.feeds.frames.FrameLines;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.venue.VenueFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed over two sockets and HTTP; frames are written after the published format. */
class BinanceFeedTest {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    /** What the history answers; nothing for 429. */
    private volatile UnaryOperator<String> history = question -> "[]";

    private FrameTap tap = FrameTap.NONE;
    private TestVenue venue;
    private HttpServer rest;

    @BeforeEach
    void listen() throws IOException {
        venue = new TestVenue((client, text) -> {
            calls.add(text);
            client.send("{\"result\":null,\"id\":" + text.charAt(text.length() - 2) + "}");
        });
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.createContext("/fapi/v1/depth", exchange -> {
            calls.add(exchange.getRequestURI().toString());
            byte[] answer = BinanceRig.snapshotOf(105).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        rest.createContext("/fapi/v1/aggTrades", exchange -> {
            String question = exchange.getRequestURI().toString();
            calls.add(question);
            byte[] answer = history.apply(question).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.length == 0 ? 429 : 200, answer.length == 0 ? -1 : answer.length);
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

    private RunningFeed run(String bookOf, long silence, FeedPosition behind) {
        BinanceSettings settings = new BinanceSettings(
                new Endpoint(URI.create("ws://127.0.0.1:" + venue.port()), Optional.empty(), 1 << 20),
                new Endpoint(URI.create("http://127.0.0.1:" + rest.getAddress().getPort()), Optional.empty(), 1 << 20),
                "/public/stream",
                "/market/stream",
                List.of("BTCUSDT"),
                bookOf,
                "@depth@100ms",
                "@aggTrade",
                silence,
                TimeUnit.MILLISECONDS.toNanos(1));
        return new RunningFeed(
                new BinanceFeed(
                        settings,
                        VenueFiles.shipped().venue("BINANCE"),
                        (id, coin) -> Instrument.underlying(id, coin, InstrumentKind.INDEX, 1, 0.01, "USD")
                                .withVenue("DERIBIT"),
                        tap,
                        () -> {
                            ReceiptClock clock = ReceiptClock.playing(1);
                            clock.venueTime(BinanceRig.TIME * 1_000_000L);
                            return clock;
                        }),
                behind);
    }

    private long subscriptions() {
        return calls.stream().filter(each -> each.contains("SUBSCRIBE")).count();
    }

    @Test
    void shouldSubscribeByRouteAndBuildTheBookFromASnapshotAndItsDifferences() throws IOException {
        try (RunningFeed feed = run("", TimeUnit.HOURS.toNanos(1), new FeedPosition(0, 0, false))) {
            feed.await(() -> subscriptions() == 2);
            assertEquals(
                    "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@depth@100ms\",\"btcusdt@bookTicker\"],\"id\":1}",
                    calls.stream()
                            .filter(each -> each.endsWith("1}"))
                            .findFirst()
                            .orElse(""));
            assertEquals(
                    "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\"],\"id\":2}",
                    calls.stream()
                            .filter(each -> each.endsWith("2}"))
                            .findFirst()
                            .orElse(""));
            feed.await(() -> !feed.given.of(TickType.FEED_STATE).isEmpty());
            venue.clients().get(1).send(BinanceRig.trade(1, false));
            venue.clients().get(0).send(BinanceRig.difference(100, 110, 99, "61800.25", "1"));
            feed.await(() -> !feed.given.of(TickType.DEPTH).isEmpty());
            feed.await(() -> !feed.given.of(TickType.TRADE).isEmpty());

            assertTrue(calls.contains("/fapi/v1/depth?symbol=BTCUSDT&limit=1000"), calls.toString());
            Instrument terms = feed.given.of(TickType.INSTRUMENT).get(0).definition;
            assertEquals("BTCUSDT", terms.symbol());
            assertEquals(InstrumentKind.PERPETUAL, terms.kind());
            assertTrue(terms.isUnderlying());
            assertEquals(1, feed.given.of(TickType.SESSION).size());
        }
    }

    @Test
    void shouldBeTheBookOfTheUnderlyingOfAnotherVenue() throws IOException {
        try (RunningFeed feed = run("deribit", TimeUnit.HOURS.toNanos(1), new FeedPosition(0, 0, false))) {
            feed.await(() -> subscriptions() == 2);
            feed.await(() -> !feed.given.of(TickType.FEED_STATE).isEmpty());

            List<MarketEvent> terms = feed.given.of(TickType.INSTRUMENT);
            assertEquals("BTC", terms.get(0).definition.symbol());
            assertEquals("DERIBIT", terms.get(0).definition.venue());
            assertEquals(1, terms.get(0).definition.bookInstrumentId());
            assertEquals("BTCUSDT", terms.get(1).definition.symbol());
            assertEquals(0, terms.get(1).definition.underlyingId());
            assertTrue(feed.given.of(TickType.SESSION).isEmpty(), "sessions are those of the other venue");
            assertEquals(1, feed.given.of(TickType.FEED_STATE).get(0).instrumentId);
        }
    }

    @Test
    @ExpectedLog(logger = "BinanceFeed", contains = "/stream may be a wrong one")
    void shouldTakeARouteThatAcknowledgesAndStaysSilentForAWrongOne() {
        try (RunningFeed feed = run("", TimeUnit.MILLISECONDS.toNanos(100), new FeedPosition(0, 0, false))) {
            feed.await(() -> subscriptions() >= 4);
        }
    }

    @Test
    @ExpectedLog(logger = "BinanceFeed")
    void shouldComeBackOverAllSocketsWhenOneIsClosedAndNoteTheGap() throws IOException {
        long before = (BinanceRig.TIME - 60_000) * 1_000_000L;
        try (RunningFeed feed = run("", TimeUnit.HOURS.toNanos(1), new FeedPosition(10, before, false))) {
            feed.await(() -> !feed.given
                    .of(tick -> tick.feedState == FeedState.CONNECTED && tick.type == TickType.FEED_STATE)
                    .isEmpty());
            venue.clients().get(1).send(BinanceRig.trade(1, false));
            feed.await(() -> !feed.given.of(TickType.TRADE).isEmpty());
            venue.clients().get(1).breakOff();
            feed.await(() -> feed.given.of(TickType.FEED_STATE).size() == 6);

            List<MarketEvent> states = feed.given.of(TickType.FEED_STATE);
            assertEquals(
                    List.of(
                            FeedState.DOWN,
                            FeedState.GAP,
                            FeedState.CONNECTED,
                            FeedState.DOWN,
                            FeedState.GAP,
                            FeedState.CONNECTED),
                    states.stream().map(each -> each.feedState).toList());
            assertEquals(before, states.get(1).feedFrom);
            assertEquals(BinanceRig.TIME * 1_000_000L, states.get(4).feedFrom);
        }
    }

    private static String past(long id) {
        return "{\"a\":" + id + ",\"p\":\"61800.5\",\"q\":\"0.5\",\"f\":1,\"l\":1,\"T\":"
                + (BinanceRig.TIME - 1_000 + id) + ",\"m\":true}";
    }

    @Test
    void shouldFetchTheTradesOfARestartBeforeThePresentAndThoseThatAreMissingAmongIt() throws IOException {
        long before = (BinanceRig.TIME - 60_000) * 1_000_000L;
        history = question -> question.contains("startTime")
                ? "[" + past(3) + "," + past(4) + "," + past(5) + "]"
                : "[" + past(6) + "," + past(7) + "," + past(8) + "]";
        FeedPosition position =
                new FeedPosition(10, before, false, 0, (venueName, symbol, id) -> symbol.equals("BTCUSDT") && id == 3);
        try (RunningFeed feed = run("", TimeUnit.HOURS.toNanos(1), position)) {
            feed.await(() -> subscriptions() == 2);
            feed.await(() -> !feed.given
                    .of(tick -> tick.feedState == FeedState.CONNECTED && tick.type == TickType.FEED_STATE)
                    .isEmpty());
            List<MarketEvent> missed = feed.given.of(TickType.TRADE);
            assertEquals(
                    List.of(4L, 5L), missed.stream().map(each -> each.tradeId).toList());
            assertTrue(missed.get(0).isBackfilled());
            assertEquals(Aggressor.SELL, missed.get(0).aggressor);
            assertTrue(
                    calls.contains("/fapi/v1/aggTrades?symbol=BTCUSDT&startTime=" + (BinanceRig.TIME - 62_000)
                            + "&limit=1000"),
                    calls.toString());

            venue.clients().get(1).send(BinanceRig.trade(8, false));
            feed.await(() -> feed.given.of(TickType.TRADE).size() == 5);
            List<MarketEvent> all = feed.given.of(TickType.TRADE);
            assertEquals(
                    List.of(4L, 5L, 8L, 6L, 7L),
                    all.stream().map(each -> each.tradeId).toList());
            assertFalse(all.get(2).isBackfilled());
            assertTrue(calls.contains("/fapi/v1/aggTrades?symbol=BTCUSDT&fromId=6&limit=1000"), calls.toString());
        }
    }

    @Test
    @ExpectedLog(logger = "BinanceFeed", contains = "429")
    void shouldComeBackLaterAndAskAgainWhereTheHistoryIsAskedTooOften() {
        long before = (BinanceRig.TIME - 60_000) * 1_000_000L;
        AtomicInteger asked = new AtomicInteger();
        history = question -> asked.getAndIncrement() == 0 ? "" : "[" + past(3) + "]";
        try (RunningFeed feed = run("", TimeUnit.HOURS.toNanos(1), new FeedPosition(10, before, false))) {
            feed.await(() -> subscriptions() == 2);
            assertEquals(2, asked.get());
            assertEquals(3, feed.given.of(TickType.TRADE).get(0).tradeId);
        }
    }

    @Test
    @ExpectedLog(logger = "BinanceFeed", contains = "429")
    void shouldFetchTradesThatWereMissedOnAConnectionWhichEndedBeforeTheyCame() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        history = question -> question.contains("fromId=6&")
                ? asked.getAndIncrement() == 0 ? "" : "[" + past(6) + "," + past(7) + "]"
                : "[]";
        try (RunningFeed feed = run("", TimeUnit.HOURS.toNanos(1), new FeedPosition(0, 0, false))) {
            feed.await(() -> !feed.given.of(TickType.FEED_STATE).isEmpty());
            venue.clients().get(1).send(BinanceRig.trade(5, false));
            venue.clients().get(1).send(BinanceRig.trade(8, false));
            feed.await(() -> feed.given.of(TickType.TRADE).size() == 4);

            assertEquals(
                    List.of(5L, 8L, 6L, 7L),
                    feed.given.of(TickType.TRADE).stream()
                            .map(each -> each.tradeId)
                            .toList());
            assertEquals(2, asked.get());
        }
    }

    private static List<String> data(GivenTicks ticks) {
        return ticks
                .of(tick -> tick.type == TickType.TRADE || tick.type == TickType.DEPTH || tick.type == TickType.QUOTE)
                .stream()
                .map(tick -> tick.type + " " + tick.exchangeTime + " " + tick.receiveTime + " " + tick.price + " "
                        + tick.bidPrices[0] + " " + tick.bidSizes[0] + " " + tick.bidPrice + " " + tick.tradeId + " "
                        + tick.flags)
                .toList();
    }

    @Test
    void shouldGiveTheSameTicksAgainFromKeptFramesAndAnswers(@TempDir Path folder) throws IOException {
        history = question -> "[" + past(6) + "," + past(7) + "," + past(8) + "," + past(9) + "]";
        Path file = folder.resolve("frames.gz");
        GivenTicks live;
        try (FrameFile frames = FrameFile.create(file)) {
            tap = frames;
            try (RunningFeed feed = run("", TimeUnit.HOURS.toNanos(1), new FeedPosition(0, 0, false))) {
                feed.await(() -> subscriptions() == 2);
                feed.await(() -> !feed.given.of(TickType.FEED_STATE).isEmpty());
                venue.clients().get(0).send(BinanceRig.difference(100, 110, 99, "61800.25", "1"));
                feed.await(() -> !feed.given.of(TickType.DEPTH).isEmpty());
                venue.clients().get(0).send(BinanceRig.best(120, "61800.26", "61800.29"));
                feed.await(() -> !feed.given.of(TickType.QUOTE).isEmpty());
                venue.clients().get(1).send(BinanceRig.trade(5, false));
                venue.clients().get(1).send(BinanceRig.trade(9, false));
                feed.await(() -> feed.given.of(TickType.TRADE).size() == 5);
                live = feed.given;
            }
        }
        BinanceFrames.Names names = new BinanceFrames.Names();
        FrameLines lines = new FrameLines(file);
        lines.forEach(names);
        assertEquals(List.of("BTCUSDT"), names.symbols());
        GivenTicks again = new GivenTicks();
        assertTrue(lines.forEach(
                new BinanceFrames(names.symbols(), VenueFiles.shipped().venue("BINANCE"), again)));
        assertEquals(data(live), data(again));
        assertEquals(1, again.of(TickType.INSTRUMENT).size());
    }
}
