package io.strikeiq.bench.watch;

import io.strikeiq.bench.load.PeriodicEngine;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Asks a service at planned times and listens to it, in a process of its own; prints percentiles in microseconds. Times count from
 * when a request was due, and from when a signal was journaled: both processes read the same monotonic clock.
 */
public final class LoadClient {
    /** Printed when it begins to count. */
    static final String BEGINS = "begins";

    /** Two seconds until the buffers are full, five that the service waits, and a rest. */
    private static final long UNTIL_CUT = TimeUnit.MILLISECONDS.toNanos(7_500);

    private final int port;
    private volatile long end = Long.MAX_VALUE;
    private volatile long begin = Long.MAX_VALUE;

    private LoadClient(int port) {
        this.port = port;
    }

    /** Everybody is there: from a moment later on, what comes counts. */
    private void start(double settle, double seconds) {
        begin = System.nanoTime() + (long) (settle * 1e9);
        end = begin + (long) (seconds * 1e9);
    }

    /**
     * Arguments: port, seconds, requests a second of each path, clients, whether one is stuck, symbols, port of bare sends or 0,
     * seconds that are not counted before.
     */
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
        FrameReader reader = new FrameReader(journaled -> client.sent(journaled, push));
        int bare = Integer.parseInt(arguments[6]);
        reader.start(
                clients, bare == 0 ? client.port : bare, bare == 0 ? "/ws/signals?engine=" + PeriodicEngine.NAME : "");
        if (stuck) {
            Thread deaf = new Thread(() -> client.deaf(symbols.get(0)), "bench-deaf");
            deaf.setDaemon(true);
            deaf.start();
        }
        Thread one = new Thread(() -> client.ask(List.of("/metrics"), rate, metrics));
        Thread other = new Thread(() -> client.ask(
                symbols.stream().map(symbol -> "/api/v1/gex/" + symbol).toList(), rate, gex));
        client.start(Double.parseDouble(arguments[7]), Double.parseDouble(arguments[1]));
        one.start();
        other.start();
        while (System.nanoTime() < client.begin) {
            LockSupport.parkNanos(client.begin - System.nanoTime());
        }
        System.out.println(BEGINS);
        one.join();
        other.join();
        System.out.println(line(metrics) + " " + line(gex) + " " + line(push));
        reader.close();
        System.exit(0);
    }

    private void sent(long journaled, Histogram push) {
        long now = System.nanoTime();
        if (now >= begin && now < end) {
            push.recordValue(Math.max(0, now - journaled));
        }
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

    /** Asks for all that there is, and takes none of it; once the service must have cut it off, comes back. */
    private void deaf(String symbol) {
        try {
            while (true) {
                try (Socket socket = new Socket()) {
                    socket.setReceiveBufferSize(4_096);
                    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    socket.getOutputStream()
                            .write(("GET /api/v1/stream/metrics/" + symbol
                                            + "?rate=20 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    TimeUnit.NANOSECONDS.sleep(UNTIL_CUT);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
