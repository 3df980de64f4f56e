package io.strikeiq.feeds.connection;

import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.feeds.websocket.WebSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The sockets of one feed, read in turn by its thread. A single one is waited for as ever; of several, what has come is read at
 * once, and the thread looks five thousand times a second while nothing has.
 */
public final class SocketGroup implements AutoCloseable {
    private static final int READ_MS = 50;
    private static final int READ_MS_OF_SEVERAL = 1;
    private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(200);
    /** Only a read sees that a connection has ended. */
    private static final long LONGEST_UNREAD = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<WebSocket> sockets = new ArrayList<>();
    private final long[] readAt;
    private int next;

    private SocketGroup(int size) {
        this.readAt = new long[size];
    }

    /**
     * Connects to all, or to none.
     *
     * @throws IOException saying where and why not
     */
    public static SocketGroup connect(List<Endpoint> endpoints) throws IOException {
        SocketGroup group = new SocketGroup(endpoints.size());
        try {
            for (Endpoint each : endpoints) {
                group.sockets.add(WebSocket.connect(each, endpoints.size() == 1 ? READ_MS : READ_MS_OF_SEVERAL));
            }
            return group;
        } catch (IOException e) {
            group.close();
            throw e;
        }
    }

    public int size() {
        return sockets.size();
    }

    public WebSocket get(int index) {
        return sockets.get(index);
    }

    /**
     * The next socket that has a message, null when none has after a while.
     *
     * @throws VenueException when one was closed
     * @throws IOException when one breaks
     */
    public WebSocket await() throws IOException {
        if (sockets.size() == 1) {
            return read(0);
        }
        long now = System.nanoTime();
        for (int i = 0; i < sockets.size(); i++) {
            int each = (next + i) % sockets.size();
            if (sockets.get(each).hasInput() || now - readAt[each] > LONGEST_UNREAD) {
                readAt[each] = now;
                WebSocket socket = read(each);
                if (socket != null) {
                    next = each + 1;
                    return socket;
                }
            }
        }
        LockSupport.parkNanos(this, LOOK);
        return null;
    }

    private WebSocket read(int index) throws IOException {
        WebSocket socket = sockets.get(index);
        return switch (socket.read()) {
            case MESSAGE -> socket;
            case IDLE -> null;
            case CLOSED ->
                throw new VenueException("the venue has closed the connection, code " + socket.closeCode() + " "
                        + PlainText.of(socket.closeReason()));
        };
    }

    /** Says good-bye to all. */
    @Override
    public void close() {
        sockets.forEach(WebSocket::close);
    }
}
