package io.strikeiq.feeds;

import io.strikeiq.feeds.websocket.WebSocket;
import io.strikeiq.feeds.websocket.WebSocketServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A venue's side of the sockets: takes clients, each on a thread of its own, and hands on what they say. */
public final class TestVenue implements AutoCloseable {
    /** What is done with a text of a client. */
    @FunctionalInterface
    public interface Listener {
        void onText(WebSocket client, String text) throws IOException;
    }

    private final WebSocketServer server;
    private final Listener listener;
    private final List<WebSocket> clients = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    public TestVenue(Listener listener) throws IOException {
        this.listener = listener;
        this.server = WebSocketServer.listen(0, 1 << 20, 20);
        start(this::serve);
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "test-venue");
        threads.add(thread);
        thread.start();
    }

    private void serve() {
        try {
            while (!server.isClosed()) {
                Optional<WebSocket> next = server.accept();
                if (next.isPresent()) {
                    clients.add(next.get());
                    start(() -> converse(next.get()));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void converse(WebSocket socket) {
        try (socket) {
            WebSocket.Event event = socket.read();
            while (event != WebSocket.Event.CLOSED) {
                if (event == WebSocket.Event.MESSAGE) {
                    listener.onText(
                            socket,
                            new String(
                                    socket.bytes(),
                                    socket.from(),
                                    socket.to() - socket.from(),
                                    StandardCharsets.UTF_8));
                }
                event = socket.read();
            }
        } catch (IOException e) {
            // It has gone, as some tests will have it.
        }
    }

    public int port() {
        return server.port();
    }

    /** All that have come, in that order. */
    public List<WebSocket> clients() {
        return clients;
    }

    /** The one that has come last. */
    public WebSocket client() {
        return clients.get(clients.size() - 1);
    }

    @Override
    public void close() {
        server.close();
        clients.forEach(WebSocket::breakOff);
        for (Thread each : threads) {
            try {
                each.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
