package io.strikeiq.service.feed;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.persistence.journal.FrameException;
import io.strikeiq.persistence.journal.TickFrameReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ticks that another program sends to an address where this feed listens, in frames of the SBE schema, from one sender at
 * a time. A sender that breaks off, or sends what is no frame, is followed by a FEED_STATE tick that says so, and the next
 * sender is waited for; a frame that says that no tick follows ends the feed.
 *
 * <p>Each tick is decoded into the feed's own slot and given on before the next one is looked at.
 */
final class TcpFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(TcpFeed.class);
    private static final int BUFFER = 1 << 18;

    private final InetSocketAddress address;
    private final Consumer<InetSocketAddress> onListening;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
    private final UnsafeBuffer frames = new UnsafeBuffer(bytes);
    private final TickFrameReader reader = new TickFrameReader();
    private final MarketEvent tick = new MarketEvent();
    private final MarketEvent state = new MarketEvent();
    private volatile ServerSocketChannel server;
    private volatile SocketChannel sender;
    private volatile boolean woken;
    private long lastTime;
    private boolean isDown;

    /**
     * @param address port 0 for any that is free
     * @param onListening takes where it listens, as soon as it does
     */
    TcpFeed(InetSocketAddress address, Consumer<InetSocketAddress> onListening) {
        this.address = address;
        this.onListening = onListening;
    }

    @Override
    public String name() {
        return "tcp " + address.getHostString() + ":" + address.getPort();
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        lastTime = behind.exchangeTime();
        isDown = behind.ticks() > 0;
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            server = listening;
            listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listening.bind(address);
            onListening.accept((InetSocketAddress) listening.getLocalAddress());
            LOG.info("{} waits for a sender at {}", name(), listening.getLocalAddress());
            boolean more = true;
            while (more && !woken && !stop.isRequested()) {
                more = serve(listening.accept(), sink);
            }
        } catch (ClosedChannelException e) {
            LOG.debug("{} ends", name(), e);
        } catch (IOException e) {
            if (!woken) {
                throw new IllegalStateException("cannot listen on " + address + ": " + e.getMessage(), e);
            }
        }
    }

    /** Takes the ticks of one sender; false when it says that none follow. */
    private boolean serve(SocketChannel connection, FeedSink sink) throws ClosedChannelException {
        try (connection) {
            sender = connection;
            connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
            bytes.clear();
            while (!woken && connection.read(bytes) >= 0) {
                if (!give(sink, System.nanoTime())) {
                    return false;
                }
            }
            lost(sink, "has closed the connection");
        } catch (FrameException e) {
            lost(sink, e.getMessage());
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            lost(sink, e.getMessage());
        }
        return true;
    }

    /** Gives on every tick that is whole; false when the sender says that none follow. */
    private boolean give(FeedSink sink, long readAt) {
        int end = bytes.position();
        int from = 0;
        int length = reader.length(frames, from, end);
        while (length > 0 && length <= end - from) {
            if (!reader.read(frames, from, length, tick)) {
                return false;
            }
            give(sink, tick, readAt);
            from += length;
            length = reader.length(frames, from, end - from);
        }
        bytes.limit(end).position(from);
        bytes.compact();
        return true;
    }

    private void give(FeedSink sink, MarketEvent each, long readAt) {
        if (isDown) {
            isDown = false;
            sink.accept(state.asFeedState(-1, lastTime, FeedState.CONNECTED, lastTime, Long.MAX_VALUE), readAt);
        }
        lastTime = Math.max(lastTime, each.exchangeTime);
        sink.accept(each, readAt);
    }

    /** No clock is at hand that agrees with the sender's, so that the state begins with its last tick. */
    private void lost(FeedSink sink, String reason) {
        if (woken) {
            return;
        }
        LOG.warn("{}: the sender is gone: {}", name(), reason);
        if (!isDown && lastTime > 0) {
            isDown = true;
            sink.accept(state.asFeedState(-1, lastTime, FeedState.DOWN, lastTime, Long.MAX_VALUE));
        }
    }

    @Override
    public void wake() {
        woken = true;
        close(sender);
        close(server);
    }

    private static void close(AutoCloseable channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (Exception e) {
            LOG.debug("a channel of the feed cannot be closed", e);
        }
    }
}
