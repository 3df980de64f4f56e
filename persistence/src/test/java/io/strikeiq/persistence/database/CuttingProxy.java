package io.strikeiq.persistence.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server on loopback and cuts a connection, a number of times, when a certain query comes. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int serverPort;
    private final String query;
    private final AtomicInteger cutsLeft;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    CuttingProxy(int serverPort, String query, int cuts) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.query = query;
        this.cutsLeft = new AtomicInteger(cuts);
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int cutsLeft() {
        return Math.max(0, cutsLeft.get());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                synchronized (sockets) {
                    sockets.add(client);
                    sockets.add(server);
                }
                start(() -> copy(client, server, true));
                start(() -> copy(server, client, false));
            }
        } catch (IOException e) {
            closeSockets();
        }
    }

    private void copy(Socket from, Socket to, boolean watched) {
        byte[] bytes = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (watched && asks(bytes, read) && cutsLeft.getAndDecrement() > 0) {
                    return;
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException e) {
            // The other side is gone; both are closed.
        }
    }

    private boolean asks(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(query);
    }

    private void start(Runnable body) {
        Thread thread = new Thread(body, "proxy");
        synchronized (threads) {
            threads.add(thread);
        }
        thread.start();
    }

    private void closeSockets() {
        synchronized (sockets) {
            for (Socket socket : sockets) {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeSockets();
        List<Thread> started;
        synchronized (threads) {
            started = List.copyOf(threads);
        }
        for (Thread thread : started) {
            await(thread);
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
