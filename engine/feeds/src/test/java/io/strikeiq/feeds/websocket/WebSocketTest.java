package io.strikeiq.feeds.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.Allocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client on real sockets of this machine. */
class WebSocketTest {
    private static final int LIMIT = 100_000;

    private static String message(WebSocket socket) throws IOException {
        assertEquals(WebSocket.Event.MESSAGE, socket.read());
        return new String(socket.bytes(), socket.from(), socket.to() - socket.from(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldPutTogetherAFrameThatComesByteByByte() throws IOException {
        try (ScriptedServer server = ScriptedServer.of((in, out) -> {
                    for (byte b : ScriptedServer.text("{\"half\":\"a frame\"}")) {
                        out.write(b);
                        out.flush();
                    }
                });
                WebSocket socket = server.connect(LIMIT)) {
            assertEquals("{\"half\":\"a frame\"}", message(socket));
            assertEquals(WebSocket.Event.CLOSED, socket.read());
            assertEquals(CloseCode.ABNORMAL, socket.closeCode());
        }
    }

    @Test
    void shouldGiveEachOfManyFramesThatComeInOneRead() throws IOException {
        List<String> sent = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 3_000; i++) {
            sent.add("x".repeat(i % 300) + i);
            all.writeBytes(ScriptedServer.text(sent.get(i)));
        }
        List<String> given = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.of((in, out) -> out.write(all.toByteArray()));
                WebSocket socket = server.connect(LIMIT)) {
            while (socket.read() == WebSocket.Event.MESSAGE) {
                given.add(
                        new String(socket.bytes(), socket.from(), socket.to() - socket.from(), StandardCharsets.UTF_8));
            }
        }

        assertEquals(sent, given);
    }

    @Test
    void shouldTakeAMessageAtTheLimitAndRefuseOneAboveByCode() throws IOException {
        AtomicReference<String> answer = new AtomicReference<>("");
        try (ScriptedServer server = ScriptedServer.of((in, out) -> {
                    out.write(ScriptedServer.text("a".repeat(LIMIT)));
                    out.write(ScriptedServer.text("a".repeat(LIMIT + 1)));
                    out.flush();
                    answer.set(ScriptedServer.next(in));
                });
                WebSocket socket = server.connect(LIMIT)) {
            assertEquals(LIMIT, message(socket).length());
            WebSocketException refused = assertThrows(WebSocketException.class, socket::read);
            assertEquals(CloseCode.TOO_BIG, refused.closeCode());
            server.join();
        }
        assertEquals("8 \u0003\u00f1", answer.get());
    }

    @Test
    void shouldRefuseAMessageInPartsThatIsTooBigTogether() throws IOException {
        try (ScriptedServer server = ScriptedServer.of((in, out) -> {
                    byte[] part = new byte[LIMIT / 2 + 1];
                    out.write(ScriptedServer.frame(false, FrameReader.TEXT, part));
                    out.write(ScriptedServer.frame(true, FrameReader.CONTINUATION, part));
                });
                WebSocket socket = server.connect(LIMIT)) {
            assertEquals(
                    CloseCode.TOO_BIG,
                    assertThrows(WebSocketException.class, socket::read).closeCode());
        }
    }

    @Test
    void shouldAnswerAPingInTheMiddleOfAMessageInParts() throws IOException {
        AtomicReference<String> answer = new AtomicReference<>("");
        try (ScriptedServer server = ScriptedServer.of((in, out) -> {
                    out.write(ScriptedServer.frame(false, FrameReader.TEXT, new byte[] {'o', 'n'}));
                    out.write(ScriptedServer.frame(true, FrameReader.PING, new byte[] {'?'}));
                    out.flush();
                    answer.set(ScriptedServer.next(in));
                    out.write(ScriptedServer.frame(false, FrameReader.CONTINUATION, new byte[0]));
                    out.write(ScriptedServer.frame(true, FrameReader.CONTINUATION, new byte[] {'e'}));
                    out.write(ScriptedServer.text("two"));
                });
                WebSocket socket = server.connect(LIMIT)) {
            assertEquals("one", message(socket));
            assertEquals("two", message(socket));
            assertEquals(1, socket.pings());
        }
        assertEquals("10 ?", answer.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 4000, 4999})
    void shouldSayWithWhichCodeItWasClosedAndAnswerWithTheSame(int code) throws IOException {
        AtomicReference<String> answer = new AtomicReference<>("");
        try (ScriptedServer server = ScriptedServer.of((in, out) -> {
                    out.write(ScriptedServer.frame(
                            true, FrameReader.CLOSE, new byte[] {(byte) (code >> 8), (byte) code, 'w', 'h', 'y'}));
                    out.flush();
                    answer.set(ScriptedServer.next(in));
                });
                WebSocket socket = server.connect(LIMIT)) {
            assertEquals(WebSocket.Event.CLOSED, socket.read());
            assertEquals(code, socket.closeCode());
            assertEquals("why", socket.closeReason());
            server.join();
        }
        assertEquals("8 " + (char) (code >> 8) + (char) (code & 0xFF), answer.get());
    }

    @Test
    void shouldTakeACloseWithoutACodeForWhatItIs() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(
                        (in, out) -> out.write(ScriptedServer.frame(true, FrameReader.CLOSE, new byte[0])));
                WebSocket socket = server.connect(LIMIT)) {
            assertEquals(WebSocket.Event.CLOSED, socket.read());
            assertEquals(CloseCode.NO_CODE, socket.closeCode());
        }
    }

    /** A masked frame, reserved bits, opcodes that are none, control frames in parts or too long, parts out of place. */
    @ParameterizedTest
    @CsvSource({"81,80", "C1,00", "83,00", "8B,00", "09,00", "89,7E", "80,00", "8F,00"})
    void shouldEndAConnectionThatBreaksTheProtocol(String first, String second) throws IOException {
        byte[] bytes = new byte[64];
        bytes[0] = (byte) Integer.parseInt(first, 16);
        bytes[1] = (byte) Integer.parseInt(second, 16);
        bytes[3] = 126;
        try (ScriptedServer server = ScriptedServer.of((in, out) -> out.write(bytes));
                WebSocket socket = server.connect(LIMIT)) {
            assertEquals(
                    CloseCode.PROTOCOL_ERROR,
                    assertThrows(WebSocketException.class, socket::read).closeCode());
        }
    }

    @Test
    void shouldBeIdleAndGoOnWhereHalfAFrameHasCome() throws IOException {
        try (ScriptedServer server = ScriptedServer.of((in, out) -> {
            byte[] frame = ScriptedServer.text("whole");
            out.write(frame, 0, 4);
            out.flush();
            ScriptedServer.next(in);
            out.write(frame, 4, frame.length - 4);
        })) {
            try (WebSocket socket = WebSocket.connect(server.endpoint(LIMIT), 20)) {
                assertEquals(WebSocket.Event.IDLE, socket.read());
                socket.send("go on");
                WebSocket.Event event = socket.read();
                while (event == WebSocket.Event.IDLE) {
                    event = socket.read();
                }
                assertEquals(WebSocket.Event.MESSAGE, event);
                assertEquals(5, socket.to() - socket.from());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 302 Found, leads to another address",
        "HTTP/1.1 401 Unauthorized, the key is wrong or has expired",
        "HTTP/1.1 429 Too Many Requests, too many connections",
        "HTTP/1.1 503 Service Unavailable, answers 503 instead of 101",
        "HTTP/1.1 200 OK, answers 200 instead of 101",
        "HTTP/1.1 101 Switching Protocols, does not speak WebSocket",
        "SSH-2.0-OpenSSH, does not speak HTTP"
    })
    void shouldSayWhyAServerThatAnswersSomethingElseIsNone(String line, String part) throws IOException {
        try (ScriptedServer server = ScriptedServer.raw((in, out) -> {
            out.write((line + "\r\nLocation: ws://elsewhere\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in.readAllBytes();
        })) {
            WebSocketException refused = assertThrows(WebSocketException.class, () -> server.connect(LIMIT));
            assertTrue(refused.getMessage().contains(part), refused.getMessage());
            assertTrue(refused.getMessage().contains("ws://127.0.0.1:" + server.port()), refused.getMessage());
        }
    }

    @Test
    void shouldBoundTheHeadersOfAHandshake() throws IOException {
        try (ScriptedServer server = ScriptedServer.raw((in, out) -> {
            out.write(("HTTP/1.1 101 x\r\n" + "X-Long: " + "y".repeat(40_000)).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in.readAllBytes();
        })) {
            WebSocketException refused = assertThrows(WebSocketException.class, () -> server.connect(LIMIT));
            assertTrue(refused.getMessage().contains("16384 bytes"), refused.getMessage());
        }
    }

    @Test
    void shouldNameAHostThatIsNotKnownAndNeverAQueryWithASecret() {
        Endpoint endpoint =
                new Endpoint(URI.create("wss://no-such-host.invalid/feed?token=secret"), Optional.empty(), LIMIT);
        WebSocketException refused = assertThrows(WebSocketException.class, () -> WebSocket.connect(endpoint, 100));

        assertTrue(refused.getMessage().startsWith("wss://no-such-host.invalid/feed"), refused.getMessage());
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
        assertFalse(endpoint.toString().contains("secret"));
    }

    @Test
    void shouldSayThatNobodyListens() throws IOException {
        // Held and not listened on, so that nobody else can open it meanwhile.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Endpoint endpoint =
                    new Endpoint(URI.create("ws://127.0.0.1:" + held.getLocalPort()), Optional.empty(), LIMIT);

            assertTrue(assertThrows(WebSocketException.class, () -> WebSocket.connect(endpoint, 100))
                    .getMessage()
                    .endsWith("refuses the connection"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wss://www.deribit.com/ws/api/v2, ''",
        "ws://127.0.0.1:7411/ws, ''",
        "ws://localhost/ws, ''",
        "ws://www.deribit.com/ws, has no TLS",
        "ws://10.0.0.1/ws, has no TLS",
        "http://www.deribit.com, must begin with wss://",
        "wss://user:secret@www.deribit.com, without a user",
        "not an address, is no address"
    })
    void shouldLeaveOutTlsTowardsThisMachineOnly(String address, String fault) {
        assertTrue(Endpoint.fault(address).orElse("").contains(fault), address);
        assertEquals(fault.isEmpty(), Endpoint.fault(address).isEmpty());
    }

    @Test
    void shouldAllocateNothingForAMessageOverAPlainSocket() throws IOException {
        byte[] frame = ScriptedServer.text("y".repeat(700));
        int messages = 2_000;
        try (ScriptedServer server = ScriptedServer.of((in, out) -> {
                    for (int i = 0; i < 30 * messages; i++) {
                        out.write(frame);
                    }
                });
                WebSocket socket = server.connect(LIMIT)) {
            long bytes = Allocation.leastBytesOf(30, () -> {
                try {
                    for (int i = 0; i < messages; i++) {
                        assertEquals(WebSocket.Event.MESSAGE, socket.read());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertEquals(0, bytes / messages, "bytes a message of " + bytes);
        }
    }
}
