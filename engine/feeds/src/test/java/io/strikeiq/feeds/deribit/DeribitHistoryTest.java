package io.strikeiq.feeds.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.feeds.RunningFeed;
import io.strikeiq.feeds.frames.FrameFile;
import io.strikeiq.feeds.frames.FrameLines;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.testing.ExpectedLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trades of a gap by HTTP, written after the published format. */
@ExpectedLog(logger = "DeribitSession", contains = "BTC-PERPETUAL is not listed")
class DeribitHistoryTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer history;
    private int status = 200;

    @BeforeEach
    void listen() throws IOException {
        history = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        history.createContext("/api/v2/public/get_last_trades_by_currency_and_time", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            long time = System.currentTimeMillis() - 1_000;
            boolean first = asked.size() == 1;
            byte[] answer = ("{\"jsonrpc\":\"2.0\",\"result\":{\"has_more\":" + first + ",\"trades\":["
                            + (first ? trade(time, 5) + "," : "") + trade(time, 6) + (first ? "" : "," + trade(time, 7))
                            + "]},\"usIn\":1}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        history.start();
    }

    @AfterEach
    void close() {
        history.stop(0);
    }

    private static String trade(long time, int number) {
        return "{\"timestamp\":" + time + ",\"instrument_name\":\"" + ScriptedVenue.OPTION
                + "\",\"price\":0.01,\"amount\":2.0,\"direction\":\"buy\",\"trade_id\":\"" + number
                + "\",\"trade_seq\":" + number + "}";
    }

    private Optional<Endpoint> endpoint() {
        return Optional.of(new Endpoint(
                URI.create("http://127.0.0.1:" + history.getAddress().getPort()), Optional.empty(), 1 << 20));
    }

    private static FeedPosition minuteAgo() {
        long time = (System.currentTimeMillis() - 60_000) * 1_000_000L;
        return new FeedPosition(
                10,
                time,
                false,
                0,
                (venue, symbol, id) -> venue.equals("DERIBIT") && symbol.equals(ScriptedVenue.OPTION) && id == 5);
    }

    @Test
    void shouldFetchTheTradesOfARestartPageByPageAndNoneThatIsRecorded() throws IOException {
        try (ScriptedVenue venue = new ScriptedVenue();
                RunningFeed feed = new RunningFeed(venue.feed(endpoint()), minuteAgo())) {
            feed.await(() -> venue.methods.contains("subscribe"));

            List<MarketEvent> trades = feed.given.of(TickType.TRADE);
            assertEquals(
                    List.of(6L, 7L), trades.stream().map(each -> each.tradeId).toList());
            assertTrue(trades.stream().allMatch(MarketEvent::isBackfilled));
            assertEquals(2, asked.size());
            assertTrue(asked.get(0).startsWith("currency=BTC&kind=any&start_timestamp="), asked.get(0));
        }
    }

    @Test
    void shouldKeepTheAnswersOfTheHistoryBesideTheFramesAndFindTheirTradesAgain(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("frames.gz");
        try (ScriptedVenue venue = new ScriptedVenue();
                FrameFile frames = FrameFile.create(file);
                RunningFeed feed = new RunningFeed(venue.feed(endpoint(), frames), minuteAgo())) {
            feed.await(() -> venue.methods.contains("subscribe"));
        }
        GivenTicks again = new GivenTicks();
        assertTrue(new FrameLines(file).forEach(new DeribitFrames(List.of("BTC"), again)));
        assertEquals(
                List.of(5L, 6L, 7L),
                again.of(TickType.TRADE).stream().map(tick -> tick.tradeId).toList());
    }

    @Test
    @ExpectedLog(logger = "MissedTrades", contains = "over the socket")
    void shouldAskOverTheSocketWhereTheHistoryDoesNotAnswer() throws IOException {
        status = 503;
        try (ScriptedVenue venue = new ScriptedVenue();
                RunningFeed feed = new RunningFeed(venue.feed(endpoint()), minuteAgo())) {
            feed.await(() -> venue.methods.contains("subscribe"));

            assertTrue(venue.methods.contains("get_last_trades_by_currency_and_time"), venue.methods.toString());
        }
    }
}
