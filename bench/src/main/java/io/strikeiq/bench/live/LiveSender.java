package io.strikeiq.bench.live;

import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.persistence.journal.TickFrameWriter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process beside the engine: sends ticks at planned times over TCP, those that are due together in one write, and says at
 * which rate it did.
 */
public final class LiveSender {
    private static final int BUFFER = 1 << 16;
    private static final int ROOM = 4_096;
    private static final int TRIES = 3_000;

    private LiveSender() {}

    /**
     * Sends and prints the rate.
     *
     * @param arguments port, ticks per second, ticks, options of each underlying, ticks of a round, event time of the first
     *     tick in nanoseconds behind the opening
     */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        double rate = Double.parseDouble(arguments[1]);
        long count = Long.parseLong(arguments[2]);
        LoadTicks ticks =
                new LoadTicks(LiveRun.UNDERLYINGS, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        long from = ticks.openingTime() + Long.parseLong(arguments[5]);
        try (SocketChannel channel = connect(port)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            System.out.println(send(channel, ticks, from, rate, count));
        }
    }

    private static SocketChannel connect(int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (ConnectException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private static double send(SocketChannel channel, LoadTicks ticks, long from, double rate, long count)
            throws IOException {
        TickFrameWriter frames = new TickFrameWriter();
        ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
        double nanosPerTick = 1e9 / rate;
        PlannedTimes times = new PlannedTimes(rate);
        for (long i = 0; i < count; ) {
            times.await(i);
            do {
                bytes.put(frames.encode(ticks.get(i, from + (long) (i * nanosPerTick))));
                i++;
            } while (i < count && bytes.remaining() > ROOM && times.isDue(i));
            write(channel, bytes);
        }
        double reached = times.rate(count);
        bytes.put(frames.end());
        write(channel, bytes);
        return reached;
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        bytes.clear();
    }
}
