package io.strikeiq.bench.live;

import io.strikeiq.bench.report.Percentiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.HdrHistogram.Histogram;

/** A bare echo on loopback: from the write of a frame's worth of bytes to the last byte of the answer. */
final class BareEcho {
    private static final int FRAME = 84;
    private static final long HIGHEST = 60_000_000_000L;

    private BareEcho() {}

    /** Measures round trips at a rate, or as many as there is time for where one takes longer than that. */
    static Percentiles measure(int rate, double seconds) {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread thread = new Thread(() -> answer(server), "bare-echo");
            thread.setDaemon(true);
            thread.start();
            try (SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                return measure(channel, rate, seconds);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Percentiles measure(SocketChannel channel, int rate, double seconds) throws IOException {
        Histogram trips = new Histogram(HIGHEST, 3);
        ByteBuffer bytes = ByteBuffer.allocateDirect(FRAME);
        PlannedTimes times = new PlannedTimes(rate);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (long i = 0; i < rate * seconds && System.nanoTime() < end; i++) {
            times.await(i);
            long sentAt = System.nanoTime();
            bytes.clear();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            bytes.clear();
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                Thread.onSpinWait();
            }
            trips.recordValue(Math.min(System.nanoTime() - sentAt, HIGHEST));
        }
        return Percentiles.of(trips);
    }

    private static void answer(ServerSocketChannel server) {
        try (SocketChannel channel = server.accept()) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 16);
            while (channel.read(bytes) >= 0) {
                bytes.flip();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                bytes.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
