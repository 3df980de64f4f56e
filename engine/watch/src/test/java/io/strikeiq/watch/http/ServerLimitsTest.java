package io.strikeiq.watch.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.venue.tls.TlsKeys;
import io.strikeiq.watch.api.Present;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.push.PushHub;
import io.strikeiq.watch.ready.ReadySettings;
import io.strikeiq.watch.view.SignalView;
import io.strikeiq.watch.view.SignalViews;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServerLimitsTest {
    private static final String PASSWORD = "not-a-secret";
    private static final byte[] HEALTH =
            "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final long IDLE = TimeUnit.SECONDS.toNanos(10);
    private static final String ORIGIN = "https://desk.example";

    private static WatchServer start(TlsKeys.Keystore tls, List<String> origins, int rate) {
        HttpSettings settings = new HttpSettings("127.0.0.1", 0, "", tls, origins, rate, 100, IDLE);
        return start(settings, null);
    }

    private static WatchServer start(HttpSettings settings, PushHub hub) {
        CounterView view = new CounterView("0.2", "run-1", 1, 1, 2, 0, 1, List.of());
        return WatchServer.start(settings, ReadySettings.defaults(), () -> view, () -> 2, null, hub);
    }

    private static URI uri(String scheme, WatchServer server) {
        return URI.create(scheme + "://localhost:" + server.address().getPort() + "/health");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void shouldLetAnAddressSendNoMoreThanItsShareOfASecond() {
        long[] now = {0};
        RateLimit limit = new RateLimit(10, () -> now[0]);
        for (int i = 0; i < 20; i++) {
            assertTrue(limit.admits("a"), "request " + i);
        }
        assertFalse(limit.admits("a"));
        assertTrue(limit.admits("b"));
        now[0] += 100_000_000;
        assertTrue(limit.admits("a"));
        assertFalse(limit.admits("a"));
    }

    @Test
    @ExpectedLog(logger = "WatchHandler", contains = "denied with 429")
    void shouldSayThatTooMuchIsAsked() throws IOException, InterruptedException {
        try (WatchServer server = start(null, List.of(), 1)) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(uri("http", server)).build();
            int status = 200;
            // As many as it takes: on a slow machine fewer are sent in a second.
            while (status == 200) {
                status = client.send(request, BodyHandlers.ofString()).statusCode();
            }
            assertEquals(429, status);
        }
    }

    /** What a server without the limit would have answered long before is not there yet; a slow one can only make this pass. */
    @Test
    void shouldAnswerNoConnectionBeyondTheLimitBeforeAnotherHasGone() throws IOException {
        HttpSettings settings = new HttpSettings("127.0.0.1", 0, "", null, List.of(), 1_000, 2, IDLE);
        try (WatchServer server = start(settings, null);
                Socket first = connect(server);
                Socket second = connect(server)) {
            ask(first);
            ask(second);
            try (Socket third = connect(server)) {
                third.getOutputStream().write(HEALTH);
                for (int i = 0; i < 50; i++) {
                    ask(second);
                }
                assertEquals(0, third.getInputStream().available());
                first.shutdownOutput();
                assertEquals('H', third.getInputStream().read());
            }
        }
    }

    /** Connections that are asked and pushed to far more often than the limit stay until those on which nothing happens have gone. */
    @Test
    @Timeout(120)
    void shouldCloseConnectionsThatAreIdleAndNoOther() throws IOException {
        long idle = TimeUnit.SECONDS.toNanos(2);
        HttpSettings settings = new HttpSettings("127.0.0.1", 0, "", null, List.of(), 100_000, 100, idle);
        AtomicReference<SignalView> journaled = new AtomicReference<>();
        try (PushHub hub = PushHub.start(new Present(new PresentBoard(1_000_000_000L), () -> ""))) {
            hub.follow(signals -> Optional.ofNullable(journaled.getAndSet(null)).ifPresent(signals));
            try (WatchServer server = start(settings, hub);
                    Socket pushed = connect(server);
                    Socket asking = connect(server);
                    SocketChannel silent = SocketChannel.open(server.address());
                    SocketChannel answered = SocketChannel.open(server.address());
                    SocketChannel unpushed = SocketChannel.open(server.address())) {
                long from = System.nanoTime();
                pushed.getOutputStream().write(events("/api/v1/stream/signals"));
                awaitClients(hub, 1);
                BufferedReader events =
                        new BufferedReader(new InputStreamReader(pushed.getInputStream(), StandardCharsets.UTF_8));
                push(0, journaled, events);
                ask(answered.socket());
                unpushed.write(ByteBuffer.wrap(events("/api/v1/stream/signals?symbol=OTHER")));
                List<SocketChannel> quiet = List.of(silent, answered, unpushed);
                for (SocketChannel each : quiet) {
                    each.configureBlocking(false);
                }
                int count = 0;
                int closed = 0;
                while (closed < quiet.size()) {
                    push(++count, journaled, events);
                    ask(asking);
                    closed = 0;
                    for (SocketChannel each : quiet) {
                        closed += each.read(ByteBuffer.allocate(1 << 10)) < 0 ? 1 : 0;
                    }
                }
                assertTrue(System.nanoTime() - from >= idle, "closed before the limit");
            }
        }
    }

    private static byte[] events(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void awaitClients(PushHub hub, int count) {
        while (hub.clients() != count) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Has a signal pushed and waits for it. */
    private static void push(int number, AtomicReference<SignalView> journaled, BufferedReader events)
            throws IOException {
        journaled.set(SignalViews.of(number, Instant.EPOCH, "S" + number + "E", "LONG_LIQUIDITY", 0.9, 0, 100));
        awaitLine(events, "S" + number + "E");
    }

    private static void awaitLine(BufferedReader in, String part) throws IOException {
        String line = in.readLine();
        while (line != null && !line.contains(part)) {
            line = in.readLine();
        }
        assertTrue(line != null, "the connection was closed before " + part);
    }

    private static Socket connect(WatchServer server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    }

    /** Asks and reads the answer to its end. */
    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write(HEALTH);
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            int next = socket.getInputStream().read();
            assertTrue(next >= 0, answer::toString);
            answer.append((char) next);
        }
    }

    @Test
    void shouldLetOnlyPagesThatAreNamedReadItsAnswers() throws IOException, InterruptedException {
        try (WatchServer server = start(null, List.of(ORIGIN), 1_000)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri("http", server));
            HttpResponse<String> named = send(request.copy().header("Origin", ORIGIN));
            HttpResponse<String> other = send(request.copy().header("Origin", "https://elsewhere.example"));
            HttpResponse<String> asked = send(
                    request.copy().header("Origin", ORIGIN).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

            String header = "Access-Control-Allow-Origin";
            assertEquals(ORIGIN, named.headers().firstValue(header).orElse(""));
            assertTrue(other.headers().firstValue(header).isEmpty());
            assertEquals(204, asked.statusCode());
            assertEquals(
                    "GET, HEAD",
                    asked.headers().firstValue("Access-Control-Allow-Methods").orElse(""));
        }
    }

    @Test
    void shouldSpeakTlsWhereItHasAKey(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path keystore = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        PASSWORD)
                // Its words would get between those of this process to the build.
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        TlsKeys.Keystore keys = new TlsKeys.Keystore(keystore, PASSWORD);
        HttpSettings settings = new HttpSettings("127.0.0.1", 0, "", keys, List.of(), 1_000, 100, IDLE);
        try (PushHub hub = PushHub.start(new Present(new PresentBoard(1_000_000_000L), () -> ""));
                WatchServer server = start(settings, hub)) {
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(trusting(keystore)).build();
            HttpRequest request = HttpRequest.newBuilder(uri("https", server)).build();

            assertEquals(200, trusting.send(request, BodyHandlers.ofString()).statusCode());
            assertEquals("{\"type\":\"resumed\",\"complete\":false}", resumed(trusting, server));
            assertThrows(IOException.class, () -> send(HttpRequest.newBuilder(uri("https", server))));
            assertThrows(IOException.class, () -> send(HttpRequest.newBuilder(uri("http", server))));
        }
    }

    @Test
    void shouldSayWhatIsWrongWithItsKey(@TempDir Path folder) throws IOException {
        Path none = folder.resolve("none.p12");
        Path text = Files.writeString(folder.resolve("text.p12"), "no key");

        assertTrue(refusal(none).endsWith("keystore " + none + ": no such file"), refusal(none));
        assertTrue(
                refusal(text).endsWith("keystore " + text + " is no PKCS #12 file, or keystorePassword is another"),
                refusal(text));
        assertFalse(refusal(text).contains(PASSWORD));
    }

    /** The first text of a socket whose client says that it was there before. */
    private static String resumed(HttpClient client, WatchServer server) {
        CompletableFuture<String> text = new CompletableFuture<>();
        URI uri = uri("wss", server).resolve("/ws/signals?after=run-0:1:1:formula:0");
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(uri, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        text.complete(data.toString());
                        return null;
                    }
                })
                .join();
        try {
            return text.orTimeout(60, TimeUnit.SECONDS).join();
        } finally {
            socket.abort();
        }
    }

    private static String refusal(Path keystore) {
        return assertThrows(
                        ListenException.class,
                        () -> start(new TlsKeys.Keystore(keystore, PASSWORD), List.of(), 1_000)
                                .close())
                .getMessage();
    }

    private static SSLContext trusting(Path keystore) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keystore)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
