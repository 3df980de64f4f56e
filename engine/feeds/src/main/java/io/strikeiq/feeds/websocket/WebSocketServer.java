package io.strikeiq.feeds.websocket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;

/** Takes connections on loopback, for the local exchange. */
public final class WebSocketServer implements AutoCloseable {
    private final ServerSocket server;
    private final int largestMessage;
    private final int readMillis;

    private WebSocketServer(ServerSocket server, int largestMessage, int readMillis) {
        this.server = server;
        this.largestMessage = largestMessage;
        this.readMillis = readMillis;
    }

    /**
     * Listens.
     *
     * @param port 0 for any that is free
     * @param readMillis how long a read of a connection waits
     */
    public static WebSocketServer listen(int port, int largestMessage, int readMillis) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new WebSocketServer(server, largestMessage, readMillis);
        } catch (IOException e) {
            server.close();
            throw new IOException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /**
     * Waits for a client.
     *
     * @return empty when the server is closed, or a client came that does not speak WebSocket
     */
    public Optional<WebSocket> accept() throws IOException {
        Socket socket;
        try {
            socket = server.accept();
        } catch (SocketException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(WebSocket.accepted(socket, largestMessage, readMillis));
        } catch (IOException e) {
            socket.close();
            return Optional.empty();
        }
    }

    public boolean isClosed() {
        return server.isClosed();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("the address of the local exchange cannot be given back", e);
        }
    }
}
