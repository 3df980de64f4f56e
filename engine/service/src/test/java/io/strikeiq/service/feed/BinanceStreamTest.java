package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.websocket.WebSocket;
import io.strikeiq.feeds.websocket.WebSocketServer;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.binance.BinanceImporter;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The recorded stream of Binance over a real socket, and its snapshot over HTTP, against the importer's ticks of the same file. */
@LongTest
final class BinanceStreamTest {
    private static final Set<TickType> DATA = EnumSet.of(TickType.QUOTE, TickType.TRADE, TickType.DEPTH);
    private static final long SECOND = 1_000_000_000L;
    private static final String MARK = "{\"e\":\"mark\"}";
    private static final String LAST = "{\"e\":\"last\"}";

    private final RecordedTicks imported = new RecordedTicks();
    private final CountDownLatch readUpToSnapshot = new CountDownLatch(1);
    private final CountDownLatch snapshotTaken = new CountDownLatch(1);
    private final StopRequest stop = new StopRequest();
    private byte[] snapshot = new byte[0];

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .toList();
        }
    }

    private HttpServer rest() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fapi/v1/depth", exchange -> {
            await(readUpToSnapshot);
            exchange.sendResponseHeaders(200, snapshot.length);
            exchange.getResponseBody().write(snapshot);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void play(WebSocketServer server, List<String> lines) {
        try (WebSocket client = server.accept().orElseThrow()) {
            WebSocket.Event subscription = client.read();
            while (subscription == WebSocket.Event.IDLE) {
                subscription = client.read();
            }
            client.send("{\"result\":null,\"id\":1}");
            for (String line : lines) {
                if (line.startsWith("{\"lastUpdateId\"")) {
                    client.send(MARK);
                    await(snapshotTaken);
                } else {
                    client.send(line);
                }
            }
            client.send(LAST);
            stop.await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sees when all before a mark has been decoded. */
    private final class Marks implements FrameTap {
        @Override
        public void opened(long time) {}

        @Override
        public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {
            if (to - from == MARK.length()) {
                String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
                if (text.equals(MARK)) {
                    readUpToSnapshot.countDown();
                } else if (text.equals(LAST)) {
                    stop.request();
                }
            }
        }

        @Override
        public void sent(String text, long time) {}
    }

    /** Compares tick by tick; the importer gives a message that is late the time before it. */
    private final class Comparison implements FeedSink {
        private final List<MarketEvent> expected =
                imported.all().stream().filter(tick -> DATA.contains(tick.type)).toList();

        private int next;

        @Override
        public void accept(MarketEvent tick) {
            accept(tick, 0);
        }

        @Override
        public void accept(MarketEvent tick, long readAt) {
            if (!DATA.contains(tick.type)) {
                return;
            }
            MarketEvent wanted = expected.get(next++);
            String at = "tick " + next;
            assertEquals(wanted.type, tick.type, at);
            assertTrue(
                    wanted.exchangeTime >= tick.exchangeTime && wanted.exchangeTime - tick.exchangeTime < SECOND, at);
            switch (wanted.type) {
                case QUOTE -> {
                    assertEquals(wanted.bidPrice, tick.bidPrice, at);
                    assertEquals(wanted.bidSize, tick.bidSize, at);
                    assertEquals(wanted.askPrice, tick.askPrice, at);
                    assertEquals(wanted.askSize, tick.askSize, at);
                }
                case TRADE -> {
                    assertEquals(wanted.price, tick.price, at);
                    assertEquals(wanted.size, tick.size, at);
                    assertEquals(wanted.aggressor, tick.aggressor, at);
                    assertEquals(wanted.tradeId, tick.tradeId, at);
                }
                default -> {
                    assertEquals(wanted.depth, tick.depth, at);
                    assertArrayEquals(wanted.bidPrices, tick.bidPrices, at);
                    assertArrayEquals(wanted.bidSizes, tick.bidSizes, at);
                    assertArrayEquals(wanted.askPrices, tick.askPrices, at);
                    assertArrayEquals(wanted.askSizes, tick.askSizes, at);
                    snapshotTaken.countDown();
                }
            }
        }
    }

    @Test
    void shouldGiveTheImportersTicksFieldByField() throws Exception {
        Path file = SharedData.file("binance-l2/btcusdt_20240808.gz");
        new BinanceImporter().run(List.of(file), imported);
        List<String> lines = lines(file);
        snapshot = lines.stream()
                .filter(line -> line.startsWith("{\"lastUpdateId\""))
                .findFirst()
                .orElseThrow()
                .getBytes(StandardCharsets.UTF_8);
        HttpServer rest = rest();
        Comparison comparison = new Comparison();
        try (WebSocketServer server = WebSocketServer.listen(0, 1 << 20, 50)) {
            Thread venue = new Thread(() -> play(server, lines), "test-venue");
            venue.start();
            Feed feed = ConfigFile.parse(
                            "test.yaml",
                            "live:\n  feeds:\n    - {venue: binance-futures, address: 'ws://127.0.0.1:" + server.port()
                                    + "', rest: 'http://127.0.0.1:"
                                    + rest.getAddress().getPort()
                                    + "', bookRoute: /stream, tradeRoute: /stream, depth: 0ms, trades: trade}\n",
                            Map.of())
                    .live()
                    .feeds()
                    .get(0)
                    .maker()
                    .make(new FeedContext(1, factor -> null, new Marks()));
            feed.run(new FeedPosition(0, 0, false), comparison, stop);
            venue.join();
        } finally {
            stop.request();
            snapshotTaken.countDown();
            rest.stop(0);
        }

        assertEquals(comparison.expected.size(), comparison.next);
    }
}
