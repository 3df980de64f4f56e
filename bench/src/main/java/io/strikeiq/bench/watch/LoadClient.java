package io.strikeiq.bench.watch;

import io.strikeiq.bench.load.PeriodicEngine;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Asks a service at planned times and listens to it, in a process of its own; prints percentiles in microseconds. Times count from
 * when a request was due, and from when a signal was journaled: both processes read the same monotonic clock.
 */
public final class LoadClient {
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(8);
    private static final String LEVEL = "\"level\":";
    private final int port;
    private volatile long end = Long.MAX_VALUE;
    private volatile long begin = Long.MAX_VALUE;

    private LoadClient(int port) {
        this.port = port;
    }

    /** Everybody is there: from a moment later on, what comes counts. */
    private void start(double seconds) {
        begin = System.nanoTime() + WARM_UP;
        end = begin + (long) (seconds * 1e9);
    }

    /** Arguments: port, seconds, requests a second of each path, clients, whether one is stuck, symbols. */
    public static void main(String[] arguments) throws Exception {
        // What is not answered makes no figures.
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
            System.err.println(thread.getName() + ": " + fault);
            Runtime.getRuntime().halt(1);
        });
        LoadClient client = new LoadClient(Integer.parseInt(arguments[0]));
        double rate = Double.parseDouble(arguments[2]);
        int clients = Integer.parseInt(arguments[3]);
        boolean stuck = Boolean.parseBoolean(arguments[4]);
        List<String> symbols = List.of(arguments[5].split(",", -1));
        Histogram metrics = histogram();
        Histogram gex = histogram();
        Histogram push = histogram();
        List<WebSocket> sockets = client.listen(clients, push);
        Socket deaf = stuck ? client.deaf(symbols.get(0)) : null;
        Thread one = new Thread(() -> client.ask(List.of("/metrics"), rate, metrics));
        Thread other = new Thread(() -> client.ask(
                symbols.stream().map(symbol -> "/api/v1/gex/" + symbol).toList(), rate, gex));
        client.start(Double.parseDouble(arguments[1]));
        one.start();
        other.start();
        one.join();
        other.join();
        sockets.forEach(WebSocket::abort);
        if (deaf != null) {
            deaf.close();
        }
        System.out.println(line(metrics) + " " + line(gex) + " " + line(push));
        System.exit(0);
    }

    private static Histogram histogram() {
        return new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
    }

    private static synchronized String line(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return "0 NaN NaN NaN";
        }
        return String.format(
                Locale.ROOT,
                "%d %.1f %.1f %.1f",
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / 1e3,
                histogram.getValueAtPercentile(99) / 1e3,
                histogram.getMaxValue() / 1e3);
    }

    private void ask(List<String> paths, double rate, Histogram latency) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            long start = System.nanoTime();
            for (long i = 0; ; i++) {
                long due = start + (long) (i * 1e9 / rate);
                if (due > end) {
                    return;
                }
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                String path = paths.get((int) (i % paths.size()));
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                answer(in, path);
                if (due >= begin) {
                    latency.recordValue(System.nanoTime() - due);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(DataInputStream in, String path) throws IOException {
        String status = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        if (!status.contains(" 200 ") || length == 0) {
            throw new IOException(path + " was answered with " + status + ", " + length + " bytes");
        }
        in.readFully(new byte[length]);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection is closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private List<WebSocket> listen(int clients, Histogram push) {
        HttpClient client = HttpClient.newHttpClient();
        List<WebSocket> sockets = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            sockets.add(client.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + port + "/ws/signals?engine=" + PeriodicEngine.NAME),
                            new Listener(push))
                    .join());
        }
        return sockets;
    }

    private final class Listener implements WebSocket.Listener {
        private final Histogram push;
        private final StringBuilder text = new StringBuilder();

        Listener(Histogram push) {
            this.push = push;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
            long now = System.nanoTime();
            text.append(data);
            if (isLast) {
                int at = text.indexOf(LEVEL);
                if (at > 0 && now >= begin && now < end) {
                    int to = text.indexOf(",", at);
                    long journaled = (long) Double.parseDouble(text.substring(at + LEVEL.length(), to));
                    synchronized (push) {
                        push.recordValue(Math.max(0, now - journaled));
                    }
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    /** Asks for all that there is, and takes none of it. */
    private Socket deaf(String symbol) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(("GET /api/v1/stream/metrics/" + symbol + "?rate=20 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
