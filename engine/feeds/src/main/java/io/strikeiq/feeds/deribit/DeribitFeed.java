package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.Reconnection;
import io.strikeiq.feeds.websocket.WebSocket;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ticks of Deribit. A connection that ends is made again, after a wait that grows; what lies between is noted as states of
 * the feed, and trades of it are fetched.
 */
final class DeribitFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(DeribitFeed.class);
    private static final int READ_MS = 50;

    private final DeribitSettings settings;
    private final FrameTap tap;
    private final Reconnection reconnection;
    private volatile List<ChannelCounts> channels = List.of();

    DeribitFeed(DeribitSettings settings, FrameTap tap) {
        this.settings = settings;
        this.tap = tap;
        this.reconnection = new Reconnection(LOG, settings.retry());
    }

    @Override
    public String name() {
        return "deribit "
                + settings.underlyings().stream().map(DeribitUnderlying::name).collect(Collectors.joining(", "));
    }

    /** A venue that plays has a pace of its own. */
    @Override
    public boolean keepsTime() {
        return settings.speed() > 0 && settings.speed() != 1;
    }

    @Override
    public String venue() {
        return DeribitInstruments.VENUE;
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        DeribitState state = new DeribitState(settings.underlyings(), settings.binanceBook(), behind, sink);
        channels = List.copyOf(state.counts.values());
        reconnection.run(name(), stop, new Sessions(state, stop));
    }

    /** One session after the other, on the thread of the feed. */
    private final class Sessions implements Reconnection.Connections {
        private final DeribitState state;
        private final FeedStop stop;
        private DeribitSession session;

        Sessions(DeribitState state, FeedStop stop) {
            this.state = state;
            this.stop = stop;
        }

        @Override
        public void connect() throws IOException {
            session = null;
            ReceiptClock clock = settings.speed() > 0 ? ReceiptClock.playing(settings.speed()) : ReceiptClock.wall();
            try (WebSocket connection = WebSocket.connect(settings.endpoint(), READ_MS)) {
                reconnection.opened(connection::close);
                LOG.info("{}: connected to {}", name(), settings.endpoint());
                session = new DeribitSession(settings, state, connection, clock, tap);
                tap.opened(clock.now());
                session.run(stop);
            }
        }

        @Override
        public boolean ended() {
            if (session == null) {
                return false;
            }
            session.report().forEach(line -> LOG.info("{}: {}", name(), line));
            return session.hasFlowed();
        }

        @Override
        public void lost() {
            state.lost();
        }
    }

    @Override
    public List<ChannelCounts> channels() {
        return channels;
    }

    @Override
    public void wake() {
        reconnection.wake();
    }
}
