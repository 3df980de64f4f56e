package io.strikeiq.service.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A line to a port of this machine that can be cut, and is then not answered until it is mended. */
final class BrokenLine implements AutoCloseable {
    private final ServerSocket server = new ServerSocket();
    private final int port;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean cut;

    BrokenLine(int port) throws IOException {
        this.port = port;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread thread = new Thread(this::serve, "line");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        try {
            while (!server.isClosed()) {
                join(server.accept());
            }
        } catch (IOException e) {
            close();
        }
    }

    private synchronized void join(Socket near) throws IOException {
        sockets.add(near);
        if (cut) {
            near.close();
            return;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(far);
        carry(near, far);
        carry(far, near);
    }

    private static void carry(Socket from, Socket to) {
        Thread thread = new Thread(() -> {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                // It was cut, or one end is gone; the other end hears of it.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void cut() {
        cut = true;
        closeAll();
    }

    synchronized void mend() {
        cut = false;
    }

    private void closeAll() {
        for (Socket each : sockets) {
            try {
                each.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        sockets.clear();
    }

    @Override
    public synchronized void close() {
        closeAll();
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
