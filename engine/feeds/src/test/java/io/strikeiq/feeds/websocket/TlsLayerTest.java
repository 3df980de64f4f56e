package io.strikeiq.feeds.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.ssl.OpenSsl;
import io.strikeiq.testing.Allocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS by the JDK's engine and by BoringSSL, towards a server of the JDK. */
class TlsLayerTest {
    private static final int LIMIT = 1_000_000;

    private static WebSocket connect(ScriptedServer server) throws IOException {
        return WebSocket.connect(TlsServer.trusted("wss://127.0.0.1:" + server.port() + "/", LIMIT), 60_000);
    }

    private static TlsLayer begin(Endpoint endpoint, boolean isNative, Socket socket) throws IOException {
        assumeTrue(!isNative || OpenSsl.isAvailable(), "this platform has no BoringSSL");
        return TlsLayer.begin(TlsTrust.engine(endpoint, isNative), socket.getInputStream(), socket.getOutputStream());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCarryMoreThanARecordBothWays(boolean isNative) throws IOException {
        byte[] sent = new byte[300_000];
        new Random(14).nextBytes(sent);
        try (ScriptedServer server = TlsServer.of((in, out) -> {
                    out.write(in.readNBytes(sent.length));
                    out.flush();
                });
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            Endpoint endpoint = TlsServer.trusted("wss://localhost:" + server.port() + "/", LIMIT);
            TlsLayer tls = begin(endpoint, isNative, socket);
            Handshake.ask(endpoint, tls.input(), tls.output(), new SecureRandom());
            Thread writer = new Thread(() -> {
                try {
                    tls.output().write(sent);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writer.start();

            assertArrayEquals(sent, tls.input().readNBytes(sent.length));
            assertEquals(-1, tls.input().read());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRefuseACertificateOfAnotherHost(boolean isNative) throws IOException {
        try (ScriptedServer server = TlsServer.of((in, out) -> in.readAllBytes());
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            Endpoint other = TlsServer.trusted("wss://venue.example:" + server.port() + "/", LIMIT);

            assertThrows(IOException.class, () -> begin(other, isNative, socket));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldKeepTheTimeLimitOfAReadAndGoOnAfterIt(boolean isNative) throws IOException {
        try (ScriptedServer server = TlsServer.of((in, out) -> {
                    in.read();
                    out.write(7);
                    out.flush();
                });
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            Endpoint endpoint = TlsServer.trusted("wss://127.0.0.1:" + server.port() + "/", LIMIT);
            TlsLayer tls = begin(endpoint, isNative, socket);
            Handshake.ask(endpoint, tls.input(), tls.output(), new SecureRandom());
            socket.setSoTimeout(20);
            assertThrows(SocketTimeoutException.class, () -> tls.input().read());
            socket.setSoTimeout(60_000);
            tls.output().write(1);

            assertEquals(7, tls.input().read());
        }
    }

    @Test
    void shouldSpeakTlsWithWhomItsTruststoreNames() throws IOException {
        try (ScriptedServer server = TlsServer.of((in, out) -> {
                    out.write(ScriptedServer.text("private"));
                    out.flush();
                    ScriptedServer.next(in);
                });
                WebSocket socket = connect(server)) {
            assertEquals(WebSocket.Event.MESSAGE, socket.read());
            assertEquals(
                    "private",
                    new String(socket.bytes(), socket.from(), socket.to() - socket.from(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldRefuseACertificateThatNobodyHasSignedWithoutATruststore() throws IOException {
        try (ScriptedServer server = TlsServer.of((in, out) -> in.readAllBytes())) {
            Endpoint endpoint =
                    new Endpoint(URI.create("wss://127.0.0.1:" + server.port() + "/"), Optional.empty(), LIMIT);
            WebSocketException refused = assertThrows(WebSocketException.class, () -> WebSocket.connect(endpoint, 100));
            assertTrue(refused.getMessage().contains("TLS fails: unable to find valid"), refused.getMessage());
        }
    }

    @Test
    void shouldSayThatTlsFailsTowardsAServerWithout() throws IOException {
        try (ScriptedServer server = ScriptedServer.raw((in, out) -> {
            out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        })) {
            Endpoint endpoint =
                    new Endpoint(URI.create("wss://127.0.0.1:" + server.port() + "/"), Optional.empty(), LIMIT);
            WebSocketException refused = assertThrows(WebSocketException.class, () -> WebSocket.connect(endpoint, 100));
            assertTrue(refused.getMessage().startsWith("wss://127.0.0.1"), refused.getMessage());
        }
    }

    /** Each frame in a record of its own, which is the worst there is. */
    @Test
    @Tag("optimised")
    void shouldAllocateAtMost64BytesForAFrameWithARecordOfItsOwn() throws IOException {
        assumeTrue(OpenSsl.isAvailable(), "this platform has no BoringSSL");
        byte[] frame = ScriptedServer.text("y".repeat(745));
        int messages = 2_000;
        try (ScriptedServer server = TlsServer.of((in, out) -> {
                    for (int i = 0; i < 30 * messages; i++) {
                        out.write(frame);
                        out.flush();
                    }
                });
                WebSocket socket = connect(server)) {
            long bytes = Allocation.leastBytesOf(30, () -> {
                try {
                    for (int i = 0; i < messages; i++) {
                        assertEquals(WebSocket.Event.MESSAGE, socket.read());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertTrue(bytes / messages <= 64, "bytes a frame: " + (double) bytes / messages);
        }
    }

    @Test
    void shouldEndWhereTheOtherSideSaysNothingMore() throws IOException {
        try (ScriptedServer server = TlsServer.of((in, out) -> {
                    out.write(Arrays.copyOf(ScriptedServer.text("half a frame"), 5));
                    out.flush();
                });
                WebSocket socket = connect(server)) {
            assertEquals(WebSocket.Event.CLOSED, socket.read());
            assertEquals(CloseCode.ABNORMAL, socket.closeCode());
        }
    }
}
