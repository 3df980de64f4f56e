package io.strikeiq.watch.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.watch.api.Present;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.http.HttpSettings;
import io.strikeiq.watch.http.UpgradeRequest;
import io.strikeiq.watch.http.WatchServer;
import io.strikeiq.watch.json.Json;
import io.strikeiq.watch.ready.ReadySettings;
import io.strikeiq.watch.view.SignalView;
import io.strikeiq.watch.view.SignalViews;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushHubTest {
    private static final byte[] UPGRADE = UpgradeRequest.of("Sec-WebSocket-Extensions: permessage-deflate");

    private final Queue<SignalView> journal = new ConcurrentLinkedQueue<>();
    private PushHub hub;
    private WatchServer server;

    @BeforeEach
    void start() {
        hub = PushHub.start(new Present(new PresentBoard(1_000_000_000L), () -> ""));
        hub.follow(signals -> {
            for (SignalView next = journal.poll(); next != null; next = journal.poll()) {
                signals.accept(next);
            }
        });
        CounterView view = new CounterView("0.2", "run", 1, 1, 2, 0, 1, List.of());
        server = WatchServer.start(
                new HttpSettings("127.0.0.1", 0, ""), ReadySettings.defaults(), () -> view, () -> 2, null, hub);
    }

    @AfterEach
    void stop() {
        server.close();
        hub.close();
    }

    private static SignalView signal(int tick, String symbol, double strength) {
        return SignalViews.of(tick, Instant.ofEpochSecond(tick), symbol, "LONG_LIQUIDITY", strength, 0, 100);
    }

    private static void await(BooleanSupplier condition) {
        long from = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - from < TimeUnit.MINUTES.toNanos(2), "it does not come to pass");
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** What a socket has been sent, message by message. */
    private static final class Messages implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> got = new LinkedBlockingQueue<>();
        private final BlockingQueue<Byte> pongs = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
            pongs.add(payload.get());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message = Json.parse(text.toString());
                text.setLength(0);
                if (!message.get("type").textValue().equals("beat")) {
                    got.add(message);
                }
            }
            socket.request(1);
            return null;
        }

        JsonNode next() throws InterruptedException {
            JsonNode message = got.poll(60, TimeUnit.SECONDS);
            assertTrue(message != null, "nothing has come");
            return message;
        }
    }

    private WebSocket socket(String path, Messages messages) {
        int before = hub.clients();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + server.address().getPort() + path), messages)
                .join();
        await(() -> hub.clients() > before);
        return socket;
    }

    @Test
    void shouldSendTheSignalsThatAClientWishesFor() throws InterruptedException {
        Messages messages = new Messages();
        WebSocket socket = socket("/ws/signals?symbol=A&strength=0.5", messages);
        journal.add(signal(1, "A", 0.4));
        journal.add(signal(2, "B", 0.9));
        journal.add(signal(3, "A", 0.9));

        JsonNode message = messages.next();

        assertEquals("signal", message.get("type").textValue());
        assertEquals("run:1:3:liquidity:0", message.at("/signal/id").textValue());
        assertTrue(message.at("/signal/level").isNull());
        socket.abort();
    }

    @Test
    void shouldGoOnAfterTheLastSignalThatAClientHad() throws InterruptedException {
        Messages first = new Messages();
        WebSocket socket = socket("/ws/signals", first);
        for (int tick = 1; tick <= 5; tick++) {
            journal.add(signal(tick, "A", 0.9));
        }
        for (int tick = 1; tick <= 5; tick++) {
            assertEquals(tick, first.next().at("/signal/tickSequence").intValue());
        }
        socket.abort();
        await(() -> hub.clients() == 0);

        Messages second = new Messages();
        WebSocket again = socket("/ws/signals?after=run:1:3:liquidity:0", second);
        JsonNode resumed = second.next();
        assertEquals("resumed", resumed.get("type").textValue());
        assertTrue(resumed.get("complete").booleanValue());
        assertEquals(4, second.next().at("/signal/tickSequence").intValue());
        assertEquals(5, second.next().at("/signal/tickSequence").intValue());
        again.abort();
    }

    @Test
    void shouldSendTheSameAsEvents() throws IOException {
        try (Socket socket = new Socket("localhost", server.address().getPort());
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream()
                    .write("GET /api/v1/stream/signals HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await(() -> hub.clients() == 1);
            journal.add(signal(7, "A", 0.9));
            List<String> got = new ArrayList<>();
            String line = lines.readLine();
            while (!line.startsWith("data: {\"type\":\"signal\"")) {
                got.add(line);
                line = lines.readLine();
            }

            assertEquals("HTTP/1.1 200 OK", got.get(0));
            assertEquals("id: run:1:7:liquidity:0", got.get(got.size() - 1));
            assertEquals(
                    7, Json.parse(line.substring(6)).at("/signal/tickSequence").intValue());
        }
    }

    private List<Message> signalsFor(Map<String, List<String>> parameters) {
        List<Message> got = new CopyOnWriteArrayList<>();
        Wire wire = new Wire() {
            @Override
            public void send(Message message, Runnable sent) {
                if (text(message).contains("\"signal\":{")) {
                    got.add(message);
                }
                sent.run();
            }

            @Override
            public void close(String reason) {
                assertEquals("the service ends", reason);
            }
        };
        assertTrue(hub.add(wire, Wishes.of(List.of("signals"), parameters, null)) != null);
        return got;
    }

    @Test
    void shouldMakeTheBytesOfASignalOnceWhoeverGetsIt() {
        List<Message> all = signalsFor(Map.of());
        List<Message> some = signalsFor(Map.of("symbol", List.of("A")));
        journal.add(signal(1, "A", 0.9));
        await(() -> all.size() == 1 && some.size() == 1);
        List<Message> later = signalsFor(Map.of("after", List.of("run:1:0:liquidity:0")));
        await(() -> later.size() == 1);

        assertSame(all.get(0), some.get(0));
        assertSame(all.get(0), later.get(0));
        assertEquals(
                String.join("\n", "id: run:1:1:liquidity:0", "data: " + text(all.get(0)), "", ""),
                StandardCharsets.UTF_8.decode(all.get(0).event()).toString());
    }

    @Test
    void shouldGiveAClientThatComesBackAllThatTheBacklogHas() {
        List<Message> first = signalsFor(Map.of("symbol", List.of("B")));
        for (int tick = 1; tick <= PushHub.BACKLOG; tick++) {
            journal.add(signal(tick, tick == PushHub.BACKLOG ? "B" : "A", 0.9));
        }
        await(() -> first.size() == 1);

        List<Message> later = signalsFor(Map.of("after", List.of("run:1:1:liquidity:0")));
        await(() -> later.size() == PushHub.BACKLOG - 1);

        assertTrue(text(later.get(0)).contains("run:1:2:liquidity:0"), () -> text(later.get(0)));
    }

    @Test
    void shouldAgreeOnNoExtensionWhichWouldMakeAFrameForEachClient() throws IOException {
        try (Socket socket = new Socket("localhost", server.address().getPort());
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write(UPGRADE);
            List<String> got = new ArrayList<>();
            for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                got.add(line);
            }
            assertEquals("HTTP/1.1 101 Switching Protocols", got.get(0));
            assertTrue(got.stream().noneMatch(line -> line.startsWith("Sec-WebSocket-Extensions")), got::toString);
        }
    }

    @Test
    void shouldSendTextsOfEachLengthAndAnswerPingsBetweenThem() throws Exception {
        Messages messages = new Messages();
        WebSocket socket = socket("/ws/signals", messages);
        for (int length : new int[] {1, 1_000, 70_000}) {
            socket.sendPing(ByteBuffer.wrap(new byte[] {(byte) length})).join();
            assertEquals((byte) length, messages.pongs.poll(60, TimeUnit.SECONDS));
            journal.add(signal(length, "s".repeat(length), 0.9));
            assertEquals(
                    length, messages.next().at("/signal/symbol").textValue().length());
        }
        assertEquals(
                125,
                socket.sendPing(ByteBuffer.wrap(new byte[125]))
                        .thenApply(sent -> 125)
                        .join());
        assertEquals((byte) 0, messages.pongs.poll(60, TimeUnit.SECONDS));
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        assertEquals(WebSocket.NORMAL_CLOSURE, messages.closed.get(60, TimeUnit.SECONDS));
        await(() -> hub.clients() == 0);
        assertEquals(0, hub.cut());
    }

    @Test
    void shouldCloseTheSocketOfAClientThatTakesNothing() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(server.address());
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(UPGRADE);
            await(() -> hub.clients() == 1);
            String symbol = "s".repeat(4_000);
            for (int tick = 1; tick <= 4_000; tick++) {
                journal.add(signal(tick, symbol, 0.9));
            }
            await(() -> hub.cut() == 1);
            assertTrue(socket.getInputStream().transferTo(OutputStream.nullOutputStream()) < 4_000 * 4_000);
        } catch (SocketException e) {
            assertTrue(e.getMessage().contains("reset"), e.getMessage());
        }
        await(() -> hub.clients() == 0);
    }

    @Test
    void shouldNotCountAClientThatHasGoneAsOneThatWasCutOff() {
        AtomicReference<Runnable> gone = new AtomicReference<>();
        Wire wire = new Wire() {
            @Override
            public void send(Message message, Runnable sent) {
                gone.get().run();
            }

            @Override
            public void close(String reason) {
                assertEquals("", reason);
            }
        };
        gone.set(hub.add(wire, Wishes.of(List.of("signals"), Map.of("symbol", List.of("A")), null)));
        journal.add(signal(1, "A", 0.9));
        await(() -> hub.clients() == 0);
        assertEquals(0, hub.cut());
    }

    @Test
    void shouldTellASlowClientWhatItMissedAndCutItOffWithoutHoldingUpOthers() {
        List<String> slow = new ArrayList<>();
        List<Runnable> held = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        Client client = new Client(wire(slow, held, closed), Wishes.of(List.of("signals"), Map.of(), null));
        for (int i = 0; i < Client.QUEUE + 10; i++) {
            client.offer(Message.of("", "m" + i));
        }
        assertTrue(client.pump(0));
        assertEquals(List.of("\"m0\""), slow);
        while (!held.isEmpty()) {
            held.remove(0).run();
            client.pump(0);
        }
        assertTrue(slow.contains("{\"type\":\"missed\",\"count\":10}"), slow::toString);
        assertEquals("\"m" + (Client.QUEUE - 1) + "\"", slow.get(slow.size() - 1));

        for (int i = 0; i < Client.QUEUE + Client.MOST_MISSED + 1; i++) {
            client.offer(Message.of("", "n"));
        }
        assertTrue(!client.pump(0));
        assertTrue(closed.get(0).startsWith("too slow: "), closed::toString);
    }

    /** Texts here are short of 64 KiB. */
    private static String text(Message message) {
        ByteBuffer frame = message.frame();
        assertEquals((byte) 0x81, frame.get());
        int length = frame.get();
        length = length == 126 ? frame.getShort() & 0xffff : length;
        assertEquals(length, frame.remaining());
        return StandardCharsets.UTF_8.decode(frame).toString();
    }

    private static Wire wire(List<String> sent, List<Runnable> held, List<String> closed) {
        return new Wire() {
            @Override
            public void send(Message message, Runnable done) {
                sent.add(text(message));
                held.add(done);
            }

            @Override
            public void close(String reason) {
                closed.add(reason);
            }
        };
    }

    @Test
    void shouldCutAClientThatTakesNothing() {
        List<String> closed = new ArrayList<>();
        Client stuck = new Client(
                wire(new ArrayList<>(), new ArrayList<>(), closed), Wishes.of(List.of("signals"), Map.of(), null));
        stuck.offer(Message.of("", "m"));
        assertEquals(0, stuck.waits(7));
        assertTrue(stuck.pump(0));
        assertTrue(stuck.pump(TimeUnit.SECONDS.toNanos(5)));
        assertEquals(7, stuck.waits(7));

        assertTrue(!stuck.pump(TimeUnit.SECONDS.toNanos(6)));

        assertEquals(List.of("too slow: nothing was taken for 5 s"), closed);
    }

    @Test
    @ExpectedLog(logger = "PushRequests", contains = "denied with 403")
    void shouldRefuseSocketsOfPagesElsewhereAndWishesThatThereAreNot() {
        for (String[] each : new String[][] {
            {"/ws/signals", "https://elsewhere.example", "403"},
            {"/ws/signals?rate=0", null, "400"},
            {"/ws/metrics/A?metrics=NOPE", null, "400"},
            {"/ws/nothing", null, "404"}
        }) {
            WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
            if (each[1] != null) {
                builder.header("Origin", each[1]);
            }
            URI uri = URI.create("ws://localhost:" + server.address().getPort() + each[0]);
            try {
                builder.buildAsync(uri, new Messages()).join();
                assertNull(each[0], "was let in");
            } catch (CompletionException e) {
                WebSocketHandshakeException refused = (WebSocketHandshakeException) e.getCause();
                assertEquals(each[2], Integer.toString(refused.getResponse().statusCode()), each[0]);
            }
        }
    }

    @Test
    @ExpectedLog(logger = "PushHub", contains = "cannot be pushed any more")
    void shouldCountThatTheSignalsCannotBeReadAndServeOn() throws InterruptedException {
        hub.follow(signals -> {
            throw new IllegalStateException("on purpose");
        });
        await(() -> hub.failures() == 1);
        hub.follow(signals -> {
            SignalView next = journal.poll();
            if (next != null) {
                signals.accept(next);
            }
        });
        Messages messages = new Messages();
        WebSocket socket = socket("/ws/signals", messages);
        journal.add(signal(9, "A", 0.9));
        assertEquals(9, messages.next().at("/signal/tickSequence").intValue());
        socket.abort();
    }
}
