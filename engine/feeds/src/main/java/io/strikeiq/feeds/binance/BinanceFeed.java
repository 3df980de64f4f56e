package io.strikeiq.feeds.binance;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.Backoff;
import io.strikeiq.feeds.connection.ChannelCounts;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.SocketGroup;
import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.feeds.websocket.WebSocketException;
import io.strikeiq.venue.Venue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks of Binance. Connections that end are made again, after a wait that grows; what lies between is noted as states of the feed. */
final class BinanceFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceFeed.class);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

    private final BinanceSettings settings;
    private final List<BinancePerpetual> perpetuals = new ArrayList<>();
    private final FrameTap tap;
    private final Supplier<ReceiptClock> clocks;
    private final BinanceCounts counts = new BinanceCounts();
    private volatile SocketGroup sockets;
    private volatile boolean woken;

    /** @param underlying the other venue's underlying of a symbol, by its id; for contracts that are books of it */
    BinanceFeed(
            BinanceSettings settings,
            Venue venue,
            BiFunction<Integer, String, Instrument> underlying,
            FrameTap tap,
            Supplier<ReceiptClock> clocks) {
        this.settings = settings;
        this.tap = tap;
        this.clocks = clocks;
        for (String symbol : settings.symbols()) {
            int id = 2 * perpetuals.size();
            perpetuals.add(new BinancePerpetual(
                    settings.bookOf().isEmpty()
                            ? BinanceContract.alone(perpetuals.size(), symbol, venue)
                            : BinanceContract.bookOf(
                                    underlying.apply(id, BinanceSettings.coin(symbol)), id + 1, symbol, venue)));
        }
    }

    @Override
    public String name() {
        return "binance " + String.join(", ", settings.symbols());
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        BinanceTicks out = new BinanceTicks(sink, perpetuals, behind);
        ReceiptClock clock = clocks.get();
        // Waits are of real time and decide nothing that is recorded.
        Backoff backoff =
                new Backoff(settings.retry(), Math.max(settings.retry(), LONGEST_WAIT), new SplittableRandom());
        while (!ends(stop)) {
            connect(out, clock, stop, backoff);
            if (!ends(stop)) {
                out.lost();
                stop.await(backoff.next());
            }
        }
    }

    private boolean ends(FeedStop stop) {
        return woken || stop.isRequested();
    }

    private void connect(BinanceTicks out, ReceiptClock clock, FeedStop stop, Backoff backoff) {
        boolean slow = false;
        BinanceSession session = null;
        List<Endpoint> endpoints = BinanceSession.routes(settings).stream()
                .map(settings.socket()::at)
                .toList();
        try (SocketGroup group = SocketGroup.connect(endpoints)) {
            sockets = group;
            LOG.info("{}: connected to {}", name(), endpoints);
            tap.opened(clock.now());
            session = new BinanceSession(settings, perpetuals, out, counts, group, clock, tap);
            session.run(stop);
        } catch (IOException e) {
            if (!ends(stop)) {
                boolean known = e instanceof VenueException || e instanceof WebSocketException;
                LOG.warn("{}: {}{}", name(), known ? "" : "the connection breaks: ", e.getMessage());
            }
            slow = e instanceof VenueException venue && venue.isSlow();
        }
        if (session != null) {
            counts.all().forEach(line -> LOG.info("{}: {}", name(), line));
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
        return counts.all();
    }

    @Override
    public void wake() {
        woken = true;
        SocketGroup group = sockets;
        if (group != null) {
            group.close();
        }
    }
}
