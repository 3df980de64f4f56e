package io.strikeiq.bench.watch;

import io.strikeiq.bench.profile.ProcessorTime;
import io.strikeiq.service.watch.JournaledSignals;
import io.strikeiq.watch.push.Message;
import io.strikeiq.watch.view.SignalView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The least that sending a signal to many can cost here: follows the same journal as the service does, looks as often, and writes the
 * same bytes to one socket after another. It knows no filter, keeps no queue, and would lose what a slow client does not take.
 */
final class BareSender implements AutoCloseable {
    private static final long LOOK = 500_000;

    private final ServerSocketChannel listener;
    private final JournaledSignals signals;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "bench-bare");
    private volatile boolean ended;
    private final AtomicLong spent = new AtomicLong();

    private BareSender(ServerSocketChannel listener, JournaledSignals signals) {
        this.listener = listener;
        this.signals = signals;
        thread.setDaemon(true);
    }

    /** Listens, and sends what comes into a journal after a record. */
    static BareSender start(Path journal, long index) throws IOException {
        ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        listener.configureBlocking(false);
        BareSender sender = new BareSender(listener, JournaledSignals.after(journal, index));
        sender.thread.start();
        return sender;
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /** Processor time of all sends so far, in nanoseconds. */
    long spent() {
        return spent.get();
    }

    private void run() {
        try {
            while (!ended) {
                for (SocketChannel next = listener.accept(); next != null; next = listener.accept()) {
                    next.configureBlocking(false);
                    next.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    channels.add(next);
                }
                signals.poll(this::send);
                LockSupport.parkNanos(LOOK);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(SignalView signal) {
        ByteBuffer text = Message.of(signal).frame();
        ByteBuffer frame = ByteBuffer.allocateDirect(text.remaining()).put(text);
        long begun = ProcessorTime.nanos();
        try {
            for (SocketChannel channel : channels) {
                channel.write(frame.rewind());
            }
            spent.addAndGet(ProcessorTime.nanos() - begun);
        } catch (IOException e) {
            // The clients have gone, or go: the run is over.
            channels.clear();
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : channels) {
            channel.close();
        }
        listener.close();
        signals.close();
    }
}
