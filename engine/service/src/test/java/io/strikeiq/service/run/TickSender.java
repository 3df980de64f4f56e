package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.journal.TickFrameWriter;
import io.strikeiq.testing.SyntheticMarket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

/** Sends ticks to the feed of a port, and rests on demand. */
final class TickSender extends Thread {
    private final int tcpPort;
    private volatile boolean resting;
    private volatile boolean ended;

    TickSender(int tcpPort) {
        super("test-sender");
        this.tcpPort = tcpPort;
        setDaemon(true);
    }

    /** Sends nothing from now on, or goes on. */
    void rest(boolean rests) {
        resting = rests;
    }

    void end() {
        ended = true;
    }

    @Override
    public void run() {
        try (SocketChannel channel = connected()) {
            SyntheticMarket market = new SyntheticMarket(3, 100_000_000);
            TickFrameWriter frames = new TickFrameWriter();
            MarketEvent tick = new MarketEvent();
            while (!ended && market.next(tick)) {
                while (resting && !ended) {
                    LockSupport.parkNanos(1_000_000);
                }
                ByteBuffer frame = frames.encode(tick);
                while (frame.hasRemaining()) {
                    channel.write(frame);
                }
                LockSupport.parkNanos(500_000);
            }
        } catch (IOException e) {
            ended = true;
        }
    }

    /** The feed listens as soon as the service has caught up. */
    private SocketChannel connected() throws IOException {
        while (true) {
            try {
                return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcpPort));
            } catch (IOException e) {
                if (ended) {
                    throw e;
                }
                LockSupport.parkNanos(10_000_000);
            }
        }
    }
}
