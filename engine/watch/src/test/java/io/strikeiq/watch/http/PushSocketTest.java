package io.strikeiq.watch.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.watch.api.Present;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.push.PushHub;
import io.strikeiq.watch.ready.ReadySettings;
import io.strikeiq.watch.view.SignalView;
import io.strikeiq.watch.view.SignalViews;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PushSocketTest {
    /** Characters of a symbol: more than the buffers of both ends hold, so that most of its text is still to be written. */
    private static final int LONG = 12 << 20;

    private static final byte[] CLOSE = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 3, (byte) 0xe8};
    private static final int CLOSED = 0x880203e8;

    private final AtomicReference<SignalView> journaled = new AtomicReference<>();

    private static void awaitClients(PushHub hub, int count) {
        long from = System.nanoTime();
        while (hub.clients() != count) {
            assertTrue(System.nanoTime() - from < TimeUnit.MINUTES.toNanos(2), () -> hub.clients() + " clients");
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Goes to the content of the long text, which others may come before; returns its length. */
    private static int enterLongText(DataInputStream in) throws IOException {
        int length = 0;
        while (length < LONG) {
            in.skipNBytes(length);
            assertEquals(0x81, in.readUnsignedByte());
            length = in.readUnsignedByte();
            length = length == 127 ? (int) in.readLong() : length == 126 ? in.readUnsignedShort() : length;
        }
        return length;
    }

    @Test
    void shouldEndATextBeforeItAnswersAClientThatClosesMeanwhile() throws IOException {
        CounterView view = new CounterView("0.2", "run", 1, 1, 2, 0, 1, List.of());
        try (PushHub hub = PushHub.start(new Present(new PresentBoard(1_000_000_000L), () -> ""));
                WatchServer server = WatchServer.start(
                        new HttpSettings("127.0.0.1", 0, ""),
                        ReadySettings.defaults(),
                        () -> view,
                        () -> 2,
                        null,
                        hub)) {
            hub.follow(signals -> Optional.ofNullable(journaled.getAndSet(null)).ifPresent(signals));
            try (Socket socket = new Socket("localhost", server.address().getPort());
                    DataInputStream in = new DataInputStream(socket.getInputStream())) {
                socket.setSoTimeout(60_000);
                socket.getOutputStream().write(UpgradeRequest.of());
                StringBuilder answer = new StringBuilder();
                while (answer.indexOf("\r\n\r\n") < 0) {
                    answer.append((char) in.readUnsignedByte());
                }
                awaitClients(hub, 1);
                journaled.set(SignalViews.of(1, Instant.EPOCH, "s".repeat(LONG), "LONG_LIQUIDITY", 0.9, 0, 100));
                int length = enterLongText(in);
                socket.getOutputStream().write(CLOSE);
                in.skipNBytes(length);
                assertEquals(CLOSED, in.readInt(), "an end in order");
                assertEquals(-1, in.read());
            }
            awaitClients(hub, 0);
            assertEquals(0, hub.cut());
        }
    }
}
