package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.Backoff;
import io.strikeiq.feeds.connection.ChannelCounts;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.feeds.websocket.WebSocket;
import io.strikeiq.feeds.websocket.WebSocketException;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

    private final DeribitSettings settings;
    private final FrameTap tap;
    private volatile WebSocket socket;
    private volatile boolean woken;
    private volatile List<ChannelCounts> channels = List.of();

    DeribitFeed(DeribitSettings settings, FrameTap tap) {
        this.settings = settings;
        this.tap = tap;
    }

    @Override
    public String name() {
        return "deribit "
                + settings.underlyings().stream().map(DeribitUnderlying::name).collect(Collectors.joining(", "));
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        DeribitState state = new DeribitState(settings.underlyings(), settings.binanceBook(), behind, sink);
        channels = List.copyOf(state.counts.values());
        // Waits are of real time and decide nothing that is recorded.
        Backoff backoff =
                new Backoff(settings.retry(), Math.max(settings.retry(), LONGEST_WAIT), new SplittableRandom());
        while (!ends(stop)) {
            connect(state, stop, backoff);
            if (!ends(stop)) {
                state.lost();
                stop.await(backoff.next());
            }
        }
    }

    private boolean ends(FeedStop stop) {
        return woken || stop.isRequested();
    }

    private void connect(DeribitState state, FeedStop stop, Backoff backoff) {
        ReceiptClock clock = settings.speed() > 0 ? ReceiptClock.playing(settings.speed()) : ReceiptClock.wall();
        boolean slow = false;
        DeribitSession session = null;
        try (WebSocket connection = WebSocket.connect(settings.endpoint(), READ_MS)) {
            socket = connection;
            LOG.info("{}: connected to {}", name(), settings.endpoint());
            session = new DeribitSession(settings, state, connection, clock, tap);
            tap.opened(clock.now());
            session.run(stop);
        } catch (IOException e) {
            if (!ends(stop)) {
                boolean known = e instanceof VenueException || e instanceof WebSocketException;
                LOG.warn("{}: {}{}", name(), known ? "" : "the connection breaks: ", e.getMessage());
            }
            slow = e instanceof VenueException venue && venue.isSlow();
        }
        if (session != null) {
            session.report().forEach(line -> LOG.info("{}: {}", name(), line));
            if (session.hasFlowed()) {
                backoff.reset();
            }
        }
        if (slow) {
            backoff.slow();
        }
    }

    @Override
    public List<ChannelCounts> channels() {
        return channels;
    }

    @Override
    public void wake() {
        woken = true;
        WebSocket connection = socket;
        if (connection != null) {
            connection.close();
        }
    }
}
